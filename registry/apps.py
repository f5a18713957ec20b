"""The registry app: who works where, and what is officially on record."""

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    """Units, positions, employees, appointments, grants and absences."""

    name = "registry"
    verbose_name = "Kepegawaian"
