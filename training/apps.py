"""The training app (Pelatihan)."""

from django.apps import AppConfig


class TrainingConfig(AppConfig):
    """Pelatihan."""

    name = "training"
    verbose_name = "Pelatihan"
