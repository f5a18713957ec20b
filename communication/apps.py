"""The communication app (Komunikasi)."""

from django.apps import AppConfig


class CommunicationConfig(AppConfig):
    """Komunikasi."""

    name = "communication"
    verbose_name = "Komunikasi"
