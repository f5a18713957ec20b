"""The base of the registry's forms: labels and kinds from the model, no rules and no saving."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _


class DateInput(forms.DateInput):
    """The browser's own date field; it needs the ISO form whatever the language."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


def date_field(label: Any, **options: Any) -> forms.DateField:
    """A day."""
    return forms.DateField(label=label, widget=DateInput(), **options)


def reason_field(**options: Any) -> forms.CharField:
    """Why something is done; it stands in the history."""
    options = {"label": _("Alasan"), "help_text": _("Tercatat di riwayat pegawai."), **options}
    return forms.CharField(max_length=300, widget=forms.Textarea(attrs={"rows": 2}), **options)


class RecordField(forms.ModelChoiceField):
    """One of some records; a key that is none is refused like a record that is not offered."""

    def to_python(self, value: Any) -> Any:
        """Read the key."""
        try:
            return super().to_python(value)
        except ValidationError as mistake:
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice") from mistake


class Grouped:
    """A long form in parts with headings; `GROUPS` names each part's fields, in order."""

    GROUPS: Sequence[tuple[Any, Sequence[str]]] = ()

    @property
    def groups(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """Heading and fields of each part."""
        fields: Any = self
        return [(heading, [fields[name] for name in names]) for heading, names in self.GROUPS]


class SpokenForm(forms.Form):
    """A form whose refusals are sentences: "Isi nama", "Pilih pangkat"."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            speak(field)


class FactsForm(forms.ModelForm):
    """A form that takes labels and kinds from a model; rules and saving belong to the actions."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            speak(field)

    def _post_clean(self) -> None:
        """No record is made or checked here."""


def speak(field: forms.Field) -> None:
    """Let the field refuse in sentences."""
    name = str(field.label)
    lower = name if name[:2].isupper() else name[:1].lower() + name[1:]
    choose = isinstance(field, forms.ChoiceField)
    field.error_messages["required"] = format_lazy(
        "{verb} {name}.", verb=_("Pilih") if choose else _("Isi"), name=lower
    )
    if isinstance(field, forms.ModelChoiceField) and field.empty_label:
        field.empty_label = _("Pilih") if field.required else _("Belum ada")
    elif choose:
        field.choices = [(key, label if key else _("Pilih")) for key, label in field.choices]  # type: ignore[attr-defined]  # a choice field
    if choose:
        field.error_messages["invalid_choice"] = _("Pilihan ini tidak ada. Pilih dari daftar.")
    if isinstance(field, forms.DateField):
        field.error_messages["invalid"] = format_lazy(
            "{name} {rule}", name=name, rule=_("harus tanggal yang ada, contoh 27-3-2026.")
        )
