"""Django admin: performance periods and outages; reports are case records and not here."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin

from core.admin_base import PortalAdmin
from performance.actions import periods
from performance.models import Outage, Period


class PeriodForm(forms.ModelForm):
    """A period whose span keeps every report inside."""

    class Meta:
        model = Period
        fields = ["name", "during"]

    def clean_during(self) -> Any:
        """Shortening it may orphan no report."""
        during = self.cleaned_data["during"]
        if self.instance.pk:
            periods.check_during(self.instance, during)
        return during


@admin.register(Period)
class PeriodAdmin(PortalAdmin):
    """Performance years (periode kinerja)."""

    form = PeriodForm
    list_display = ["name", "during"]


@admin.register(Outage)
class OutageAdmin(PortalAdmin):
    """Times in which the portal could not be used (gangguan); they extend the filing windows."""

    list_display = ["starts_at", "ends_at", "reason"]
