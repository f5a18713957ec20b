"""The registry app: who works where, and what is officially on record."""

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    """Units, positions, employees, appointments, grants and absences."""

    name = "registry"
    verbose_name = "Kepegawaian"

    def ready(self) -> None:
        from core import reference as core_reference
        from core import schedules
        from registry.actions import reference

        core_reference.register(reference.load)
        schedules.daily(
            name="Hak administrator mengikuti tanggal", task="registry.follow_grant_dates", minute="5"
        )
