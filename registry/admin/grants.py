"""Roles in Django admin: given by one administrator, confirmed by another, ended."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import clock
from core.models import Zone
from registry.actions import grants
from registry.admin.acting import ActionAdmin, TermForm
from registry.models import Grant
from registry.queries import history


class GrantForm(TermForm):
    """A role for somebody."""

    class Meta:
        model = Grant
        fields = ["account", "role", "unit", "reason"]

    def act(self) -> Model:
        """Give the role; to oneself it is refused (403)."""
        return grants.give(by=self.by, **self.cleaned_data)


@admin.register(Grant)
class GrantAdmin(ActionAdmin):
    """Roles: given here, confirmed by a second administrator, ended; never edited."""

    form = GrantForm
    fields = ["account", "role", "unit", "start", "end", "reason"]
    GIVEN: ClassVar[list[Any]] = [
        *("account", "role", "unit", "term", "reason"),
        *("granted_by", "granted_at", "confirmed_by"),
    ]
    list_display = ["account", "role", "unit", "term", "granted_by", "is_in_force"]
    list_filter = ["role"]
    list_select_related = ["account", "unit", "granted_by", "confirmed_by"]
    search_fields = ["account__name", "account__login", "unit__name"]
    autocomplete_fields = ["account", "unit"]
    actions = ["confirm", "end"]

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """What is asked for a new one; of a given one how it stands."""
        return self.GIVEN if obj else self.fields

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What was given is ended and given anew; the list itself needs the right for its actions."""
        return obj is None and super().has_change_permission(request, obj)

    @admin.display(description=gettext_lazy("masa berlaku"))
    def term(self, grant: Grant) -> str:
        """From when to when."""
        return history.said(grant.during)

    @admin.display(description=gettext_lazy("berlaku"))
    def is_in_force(self, grant: Grant) -> str:
        """Whether it counts today, and what it waits for."""
        if grant.role in Grant.CONFIRMED_ROLES and grant.confirmed_by_id is None:
            return _("Menunggu administrator kedua")
        return _("Ya") if clock.today(Zone.WIB) in grant.during else _("Tidak")

    @admin.action(description=gettext_lazy("Setujui hak yang dipilih"), permissions=["change"])
    def confirm(self, request: HttpRequest, queryset: QuerySet[Grant]) -> None:
        """Agree as the second administrator; one's own or what one gave is refused (403)."""
        self._each(
            request, queryset, _("%(grant)s disetujui."), lambda grant, by: grants.confirm(grant, by=by)
        )

    @admin.action(description=gettext_lazy("Akhiri hak yang dipilih hari ini"), permissions=["change"])
    def end(self, request: HttpRequest, queryset: QuerySet[Grant]) -> None:
        """Let it count no more from today; one's own is refused (403)."""
        today = clock.today(Zone.WIB)
        self._each(
            request, queryset, _("%(grant)s diakhiri."), lambda grant, by: grants.end(grant, on=today, by=by)
        )

    def _each(self, request: HttpRequest, chosen: QuerySet[Grant], done: str, act: Any) -> None:
        for grant in chosen.select_related("account", "unit"):
            words = {"grant": f"{grant.account}: {grant}"}
            try:
                act(grant, request.user)
            except ValidationError as refusal:
                messages.error(request, f"{words['grant']}. {' '.join(refusal.messages)}")
            else:
                messages.success(request, done % words)
