"""Fields that read what people type in reports."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from performance.rules import daily_minutes, report_texts


class ClockField(forms.CharField):
    """A time of day: 08:30, 8.30."""

    widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=8, **options)

    def clean(self, value: Any) -> Any:
        """Read the time; the browser's own control may add seconds."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return daily_minutes.parse_clock(text[:5] if text.count(":") == 2 else text)
        except ValueError as refusal:
            raise ValidationError(str(refusal)) from refusal


class ReportTextField(forms.CharField):
    """Free text without hidden signs; text of which nothing can be read counts as empty."""

    def __init__(self, *, longest: int, **options: Any) -> None:
        self.longest = longest
        super().__init__(**options)

    def to_python(self, value: Any) -> str:
        """Clean before the field asks whether anything was written."""
        text = super().to_python(value)
        try:
            return report_texts.clean(text or "", longest=self.longest)
        except ValueError as refusal:
            raise ValidationError(str(refusal)) from refusal


class PublicLinkField(forms.URLField):
    """An http(s) address that others can open."""

    def __init__(self, **options: Any) -> None:
        messages = {
            "invalid": _("Tautan harus dimulai dengan https:// atau http://."),
            "max_length": _("Tautan paling banyak 500 huruf."),
        }
        super().__init__(max_length=500, assume_scheme="https", error_messages=messages, **options)

    def clean(self, value: Any) -> str:
        """Check scheme and place as well."""
        url = super().clean(value)
        try:
            return report_texts.check_link(url) if url else ""
        except ValueError as refusal:
            raise ValidationError(str(refusal)) from refusal


class FileKeysField(forms.MultipleChoiceField):
    """Keys of files that were uploaded before the form was sent."""

    widget = forms.MultipleHiddenInput

    def valid_value(self, value: Any) -> bool:
        """Any key will do here; whose file it is, `access` knows."""
        return True

    def clean(self, value: Any) -> list[uuid.UUID]:
        """Read the keys; what is none is dropped."""
        return [key for text in super().clean(value or []) if (key := as_uuid(text))]


def as_uuid(text: Any) -> uuid.UUID | None:
    """The UUID that the text spells, or None."""
    try:
        return uuid.UUID(str(text))
    except ValueError:
        return None
