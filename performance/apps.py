"""The performance app: periodic e-Kinerja."""

from django.apps import AppConfig


class PerformanceConfig(AppConfig):
    """Periods, SKP and activity reports."""

    name = "performance"
    verbose_name = "Kinerja"
