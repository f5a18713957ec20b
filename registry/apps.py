"""The registry app: who works where, and what is officially on record."""

from django.apps import AppConfig

# What administrators keep in Django admin; case records are not there.
KEPT = ["workpattern", "rank", "legalstanding", "holiday", "official", "orgunit", "position", "grant"]


class RegistryConfig(AppConfig):
    """Units, positions, employees, appointments, grants and absences."""

    name = "registry"
    verbose_name = "Kepegawaian"

    def ready(self) -> None:
        from core import administrators, parameters, schedules
        from core import reference as core_reference
        from registry import (
            providers,
            tasks,  # noqa: F401  # declares its kind of job
        )
        from registry.actions import reference
        from registry.models import EarlyWarning
        from registry.rules.warning_horizons import HORIZONS

        core_reference.register(reference.load)
        providers.register()
        schedules.every(
            600, name="Hak administrator mengikuti tanggal", task="registry.tasks.follow_grant_dates"
        )
        schedules.daily(
            name="Peringatan dini kepegawaian", task="registry.tasks.find_early_warnings", hour="5"
        )
        for kind, horizon in HORIZONS.items():
            parameters.define(
                horizon.key,
                default=horizon.months,
                kind=int,
                label=f"Peringatan dini, bulan sebelumnya ({EarlyWarning.Kind(kind).label})",
                legal_basis=horizon.legal_basis,
            )
        for model in KEPT:
            administrators.allow(f"registry.{model}", "view", "add", "change")
        administrators.allow("registry.holiday", "delete")
