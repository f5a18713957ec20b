"""Django admin: the site itself, parameters, schedules, and the logs that nobody changes.

Rights come from grants (`core.administrators`), so no page here gives any.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.account import admin as account_admin  # noqa: F401  # registers what is taken off below
from allauth.account.decorators import secure_admin_login
from allauth.account.models import EmailAddress
from allauth.mfa import admin as factor_admin  # noqa: F401  # the same
from allauth.mfa.models import Authenticator
from allauth.usersessions import admin as session_admin  # noqa: F401  # the same
from allauth.usersessions.models import UserSession
from django import forms
from django.contrib import admin
from django.contrib.auth import admin as group_admin  # noqa: F401  # the same
from django.contrib.auth.models import Group
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_celery_beat import admin as beat_admin
from django_celery_beat.models import (
    ClockedSchedule,
    CrontabSchedule,
    IntervalSchedule,
    PeriodicTask,
    SolarSchedule,
)

from core import clock, parameters
from core.account_admin import AccountAdmin
from core.admin_base import PortalAdmin, ReadOnlyAdmin
from core.models import (
    AccessLog,
    Account,
    OutgoingMail,
    Parameter,
    ScheduledRun,
    SecurityLog,
    TrackedSchedule,
)

HIDDEN = [Group, EmailAddress, Authenticator, UserSession, PeriodicTask, ClockedSchedule, SolarSchedule]
ZONE = "Asia/Jakarta"


def _to(name: str) -> Callable[..., Any]:
    """Django admin's page of this kind is the portal's."""

    def lead(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect(name, preserve_request=True)

    return lead


admin.site.site_header = admin.site.site_title = "ASN Portal"
admin.site.index_title = gettext_lazy("Administrasi")
admin.site.disable_action("delete_selected")
# Its own sign-in would lead past throttling and second factor.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]  # allauth's documented way
admin.site.password_change = _to("account_change_password")  # type: ignore[method-assign]  # past our rules too
admin.site.logout = _to("account_logout")  # type: ignore[method-assign]  # one way out
for model in [*HIDDEN, CrontabSchedule, IntervalSchedule]:
    admin.site.unregister(model)
admin.site.register(Account, AccountAdmin)


class ParameterForm(forms.ModelForm):
    """One of the declared keys, with a value of its type."""

    class Meta:
        model = Parameter
        fields = ["key", "value", "valid_from", "legal_basis"]
        labels = {"value": gettext_lazy("nilai (JSON)")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "key" in self.fields:
            choices = [(d.key, f"{d.label} ({d.key})") for d in parameters.definitions()]
            self.fields["key"] = forms.ChoiceField(label=gettext_lazy("kunci"), choices=choices)

    def clean(self) -> dict[str, Any] | None:
        """A wrong type is refused, and so is a day that has passed."""
        data = super().clean() or self.cleaned_data
        if "value" in data:
            parameters.check(data.get("key") or self.instance.key, data["value"])
        if data.get("valid_from") and data["valid_from"] < clock.today(ZONE):
            self.add_error("valid_from", _("Tanggal berlaku paling awal hari ini."))
        return data


@admin.register(Parameter)
class ParameterAdmin(PortalAdmin):
    """Dated values: a value in force is not edited, a new one takes over on its day."""

    form = ParameterForm
    list_display = ["key", "value", "valid_from", "legal_basis"]
    list_filter = ["key"]
    search_fields = ["key", "legal_basis"]
    date_hierarchy = "valid_from"

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Only what is not in force yet."""
        is_past = obj is not None and obj.valid_from <= clock.today(ZONE)
        return not is_past and super().has_change_permission(request, obj)


@admin.register(TrackedSchedule)
class ScheduleAdmin(PortalAdmin):
    """When scheduled work is due; what the work is comes from code."""

    list_display = ["name", "enabled", "interval", "crontab", "last_run_at"]
    list_filter = ["enabled"]
    search_fields = ["name"]
    fields = ["name", "task", "enabled", "interval", "crontab", "last_run_at"]
    readonly_fields = ["name", "task", "last_run_at"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Work is declared in code."""
        return False


class ChoiceAdmin(PortalAdmin):
    """Reached from the schedule that chooses, not from the index."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Not a subject of its own."""
        return False


@admin.register(CrontabSchedule)
class CrontabAdmin(ChoiceAdmin):
    """Times of day to choose from; several schedules may use one, so none is edited."""

    list_display = ["__str__", "human_readable"]
    fields = ["minute", "hour", "day_of_week", "day_of_month", "month_of_year", "timezone"]
    form = beat_admin.CrontabScheduleAdmin.form


@admin.register(IntervalSchedule)
class IntervalAdmin(ChoiceAdmin):
    """Intervals to choose from."""

    list_display = ["__str__"]


@admin.register(ScheduledRun)
class ScheduledRunAdmin(ReadOnlyAdmin):
    """What scheduled work ran when."""

    list_display = ["__str__"]


@admin.register(SecurityLog)
class SecurityLogAdmin(ReadOnlyAdmin):
    """Sign-ins, refusals, changes of password and factor."""

    list_display = ["at", "kind", "account", "detail", "address", "request_id"]
    list_filter = ["kind"]
    list_select_related = ["account"]
    search_fields = ["account__name", "account__login", "request_id"]
    date_hierarchy = "at"


@admin.register(AccessLog)
class AccessLogAdmin(ReadOnlyAdmin):
    """Sensitive reads."""

    list_display = ["at", "account", "what", "subject", "reason"]
    list_filter = ["what"]
    list_select_related = ["account"]
    search_fields = ["account__name", "account__login", "subject"]
    date_hierarchy = "at"


@admin.register(OutgoingMail)
class OutgoingMailAdmin(ReadOnlyAdmin):
    """Mail that waits, went out or failed; not its text, which may hold a link into an account."""

    list_display = ["created_at", "subject", "address", "status", "attempts", "error"]
    list_filter = ["status"]
    search_fields = ["address"]
    exclude = ["body", "key"]
