"""Choosing a post: first the unit, then one of its posts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from registry.forms.facts import RecordField, SpokenForm
from registry.models import Appointment, OrgUnit, Position

# The button that asks for the posts of the chosen unit; what was typed stays.
SHOW_POSTS = "tampilkan"


class PositionFields(forms.BaseForm):
    """Adds the fields `unit` and `position` to a form, for units in which the person may appoint."""

    def __init__(self, *args: Any, units: QuerySet[OrgUnit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit = RecordField(units, label=_("Unit kerja"), widget=UnitSelect(), empty_label=_("Pilih"))
        self.fields["unit"] = unit
        self.fields["position"] = PositionField(
            Position.objects.none(),
            label=_("Jabatan"),
            help_text=_("Pilih unit kerja dahulu."),
            empty_label=_("Pilih"),
        )
        self._offer(units, str(self._typed_unit()))
        for name in ("unit", "position"):
            self.fields[name].error_messages |= {
                "required": _("Pilih unit kerja.") if name == "unit" else _("Pilih jabatan."),
                "invalid_choice": _("Pilihan ini tidak ada. Pilih dari daftar."),
            }
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        """Only the post goes on: it has its unit."""
        cleaned = super().clean() or self.cleaned_data
        cleaned.pop("unit", None)
        return cleaned

    def _typed_unit(self) -> Any:
        return self.data.get(self.add_prefix("unit")) if self.is_bound else self.initial.get("unit", "")

    def _offer(self, units: QuerySet[OrgUnit], typed: str) -> None:
        """Let the post be one of the chosen unit, if the unit may be chosen."""
        try:
            unit = units.filter(pk=typed).first() if typed else None
        except (ValueError, TypeError, forms.ValidationError):
            unit = None
        if unit:
            posts = Position.objects.filter(unit=unit, is_active=True).exclude(kind=Position.Kind.POLITICAL)
            field = self.fields["position"]
            taken = Appointment.objects.filter(
                position=OuterRef("pk"), kind=Appointment.Kind.DEFINITIVE, during__endswith__isnull=True
            )
            posts = posts.annotate(is_taken=Q(single_holder=True) & Exists(taken))
            field.queryset, field.help_text = posts.order_by("-is_head", "name"), ""  # type: ignore[attr-defined]  # a model choice field


class PositionField(RecordField):
    """A post with its level."""

    def label_from_instance(self, obj: Any) -> str:
        """The name, the level, and whether somebody holds a post that is for one."""
        facts = [
            obj.get_level_display() if obj.level else "",
            _("sudah ada pemangkunya") if obj.is_taken else "",
        ]
        told = ", ".join(fact for fact in map(str, facts) if fact)
        return f"{obj.name} ({told})" if told else obj.name


class UnitSelect(forms.Select):
    """Asks for the posts of the chosen unit as soon as it changes."""

    def __init__(self) -> None:
        super().__init__(
            attrs={
                "hx-post": "",
                "hx-include": "closest form",
                "hx-target": "#div_id_position",
                "hx-select": "#div_id_position",
                "hx-swap": "outerHTML",
                "hx-trigger": "change",
                "hx-vals": f'{{"{SHOW_POSTS}": "1"}}',
                "hx-indicator": "#sibuk",
            }
        )


class PositionForm(PositionFields, SpokenForm):
    """Nothing but the post."""
