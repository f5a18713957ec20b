"""The performance app: periodic e-Kinerja."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PerformanceConfig(AppConfig):
    """Periods, SKP and activity reports."""

    name = "performance"
    verbose_name = "Kinerja"

    def ready(self) -> None:
        from core import administrators, parameters
        from performance import (
            providers,
            tasks,  # noqa: F401  # declares its kind of job
        )
        from performance.rules import policy

        labels = {
            policy.WINDOW_DAYS: _("Batas isi laporan (hari kerja setelah tanggal kegiatan)"),
            policy.DAY_MINUTES: _("Menit kerja efektif sehari"),
            policy.REMINDER_HOUR: _("Jam pengingat laporan yang belum ada"),
        }
        for key, label in labels.items():
            parameters.define(
                key,
                default=policy.DEFAULTS[key],
                kind=int,
                label=label,
                legal_basis=policy.LEGAL_BASIS[key],
            )
        providers.register()
        for model in ("period", "outage"):
            administrators.allow(f"performance.{model}", "view", "add", "change")
