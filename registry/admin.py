"""Django admin of the registry: reference data, units, posts, officials, roles. HR works on the pages."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import clock
from core.admin_base import PortalAdmin
from core.models import Account, Zone
from registry.actions import grants, officials, positions, units
from registry.forms.facts import date_field
from registry.models import Grant, Holiday, LegalStanding, Official, OrgUnit, Position, Rank, WorkPattern
from registry.queries import history
from registry.rules.day_ranges import last_day


class ActionForm(forms.ModelForm):
    """What was typed goes to an action, which checks and saves; a refusal becomes an error of the form."""

    by: Account

    def _post_clean(self) -> None:
        """Act as soon as every field is read; Django's admin runs this inside its transaction."""
        if self.errors:
            return
        try:
            self.instance = self.act()
        except ValidationError as refusal:
            by_field = (
                refusal.message_dict
                if hasattr(refusal, "error_dict")
                else {NON_FIELD_ERRORS: refusal.messages}
            )
            for field, sentences in by_field.items():
                self.add_error(field if field in self.fields else None, sentences)

    @property
    def is_new(self) -> bool:
        """Whether the record is still to be made."""
        return self.instance._state.adding

    def act(self) -> Model:
        """Call the action with what was typed and return what it saved."""
        raise NotImplementedError


class ActionAdmin(PortalAdmin):
    """A page whose form has saved by the time Django asks for it."""

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """The form, which knows who acts."""
        form = super().get_form(request, obj, change, **kwargs)
        return type(form.__name__, (form,), {"by": request.user})

    def save_form(self, request: HttpRequest, form: Any, change: bool) -> Any:
        """What the action has saved."""
        return form.instance

    def save_model(self, request: HttpRequest, obj: Model, form: Any, change: bool) -> None:
        """The action has saved it."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Nothing hangs on these records."""


UNIT_FACTS = ["code", "name", "kind", "zone", "work_pattern"]


class UnitForm(ActionForm):
    """A unit; a new one stands under its parent from a day on."""

    parent = forms.ModelChoiceField(
        OrgUnit.objects.filter(during__endswith__isnull=True),
        label=gettext_lazy("Unit induk"),
        required=False,
        help_text=gettext_lazy("Kosong hanya untuk instansi, puncak struktur."),
    )
    start = date_field(gettext_lazy("Berlaku mulai"))

    class Meta:
        model = OrgUnit
        fields = UNIT_FACTS

    def act(self) -> Model:
        """Open the agency or a unit below another, or change one."""
        facts = {name: self.cleaned_data[name] for name in UNIT_FACTS}
        if not self.is_new:
            return units.change(self.instance, by=self.by, **facts)
        parent, start = self.cleaned_data["parent"], self.cleaned_data["start"]
        if parent is None:
            return units.add_root(start=start, by=self.by, **facts)
        return units.add_child(parent, start=start, by=self.by, **facts)


class UnitChangeForm(UnitForm):
    """A unit that is there; it is moved and closed on its own page, which keeps the past."""

    parent = start = None  # type: ignore[assignment]  # Django's way to leave a declared field out


@admin.register(OrgUnit)
class OrgUnitAdmin(ActionAdmin):
    """Units."""

    list_display = ["name", "code", "kind", "zone", "is_open"]
    list_filter = ["kind", "zone"]
    search_fields = ["name", "code"]

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """With parent and beginning only for a new one."""
        kwargs["form"] = UnitChangeForm if obj else UnitForm
        kwargs["fields"] = UNIT_FACTS
        return super().get_form(request, obj, change, **kwargs)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """In the order of thinking."""
        return UNIT_FACTS if obj else ["parent", *UNIT_FACTS, "start"]

    @admin.display(boolean=True, description=gettext_lazy("dipakai"))
    def is_open(self, unit: OrgUnit) -> bool:
        """Whether the unit has no last day."""
        return unit.during.upper is None


POSITION_FACTS = [
    "name",
    "unit",
    "kind",
    "level",
    "job_class",
    "superior",
    "is_head",
    "single_holder",
    "retirement_age",
    "is_active",
]


class PositionForm(ActionForm):
    """A post."""

    class Meta:
        model = Position
        fields = POSITION_FACTS

    def act(self) -> Model:
        """Add or change it."""
        facts = {name: self.cleaned_data[name] for name in POSITION_FACTS}
        if self.is_new:
            return positions.add(by=self.by, **facts)
        return positions.change(self.instance, by=self.by, **facts)


@admin.register(Position)
class PositionAdmin(ActionAdmin):
    """Posts; another superior changes the supervisors from today."""

    form = PositionForm
    fields = POSITION_FACTS
    list_display = ["name", "unit", "kind", "level", "job_class", "is_active"]
    list_filter = ["kind", "is_active"]
    list_select_related = ["unit"]
    search_fields = ["name", "unit__name"]
    autocomplete_fields = ["unit", "superior"]


class TermForm(ActionForm):
    """Something that has a first and perhaps a last day."""

    start = date_field(gettext_lazy("Mulai"))
    end = date_field(gettext_lazy("Hari terakhir"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.is_new:
            during = self.instance.during
            self.initial |= {"start": during.lower, "end": last_day(during)}


class OfficialForm(TermForm):
    """An official and the term of office."""

    class Meta:
        model = Official
        fields = ["name", "position", "account"]

    def act(self) -> Model:
        """Add or change the official."""
        if self.is_new:
            return officials.add(by=self.by, **self.cleaned_data)
        return officials.change(self.instance, by=self.by, **self.cleaned_data)


@admin.register(Official)
class OfficialAdmin(ActionAdmin):
    """Who rates at the top of the tree without being a civil servant."""

    form = OfficialForm
    fields = ["name", "position", "account", "start", "end"]
    list_display = ["name", "position", "term"]
    list_select_related = ["position"]
    search_fields = ["name"]
    autocomplete_fields = ["position", "account"]

    @admin.display(description=gettext_lazy("masa jabatan"))
    def term(self, official: Official) -> str:
        """From when to when."""
        return history.said(official.during)


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
    list_display = ["account", "role", "unit", "term", "granted_by", "is_in_force"]
    list_filter = ["role"]
    list_select_related = ["account", "unit", "granted_by", "confirmed_by"]
    search_fields = ["account__name", "account__login", "unit__name"]
    autocomplete_fields = ["account", "unit"]
    actions = ["confirm", "end"]

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


@admin.register(WorkPattern)
class WorkPatternAdmin(PortalAdmin):
    """Working weeks of units."""

    list_display = ["name", "weekdays", "is_shift", "minutes_per_day"]
    search_fields = ["name"]


@admin.register(Rank)
class RankAdmin(PortalAdmin):
    """Ranks of PNS and grades of PPPK."""

    list_display = ["code", "scheme", "grade", "title"]
    list_filter = ["scheme"]


@admin.register(LegalStanding)
class LegalStandingAdmin(PortalAdmin):
    """Legal standings; whoever is not at work supervises nobody."""

    list_display = ["code", "name", "is_active", "needs_skp"]
    list_filter = ["is_active", "needs_skp"]
    search_fields = ["name"]


@admin.register(Holiday)
class HolidayAdmin(PortalAdmin):
    """Days off for the whole agency; a wrong one is taken away."""

    list_display = ["date", "name", "kind"]
    list_filter = ["kind"]
    search_fields = ["name"]
    date_hierarchy = "date"

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """The only record here that may vanish: a day that turned out to be a working day."""
        return admin.ModelAdmin.has_delete_permission(self, request, obj)
