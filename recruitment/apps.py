"""The recruitment app (Seleksi terbuka)."""

from django.apps import AppConfig


class RecruitmentConfig(AppConfig):
    """Seleksi terbuka."""

    name = "recruitment"
    verbose_name = "Seleksi terbuka"
