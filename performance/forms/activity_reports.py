"""The form of a report: three taps when nothing new is to be said, everything else below "Isian lain"."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from performance.forms.fields import ClockField, FileKeysField, PublicLinkField, ReportTextField
from performance.models import ActivityReport
from performance.queries.filing import Offer
from performance.rules import daily_minutes, policy, report_texts

OTHER = "lain"
CHIPS = {"data-chips": "true"}
CHIP_MINUTES = (60, 120, 240)
MORE = ["starts_at", "ends_at", "category", "work_mode", "quantity", "quantity_unit", "evidence_link"]


class ReportForm(forms.Form):
    """One activity. With `is_draft` nothing is required, so a half-written text can be kept."""

    day = forms.ChoiceField(label=gettext_lazy("Tanggal kegiatan"), widget=forms.RadioSelect(attrs=CHIPS))
    date = forms.DateField(
        label=gettext_lazy("Tanggal lain"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": gettext_lazy("Tulis tanggal seperti 27-3-2026.")},
    )
    off_day_reason = ReportTextField(
        label=gettext_lazy("Alasan bekerja pada hari itu"), longest=300, required=False
    )
    rhk = forms.TypedChoiceField(
        label=gettext_lazy("Rencana hasil kerja"),
        empty_value=None,
        error_messages={
            "required": gettext_lazy("Pilih rencana hasil kerja."),
            "invalid_choice": gettext_lazy("Pilih rencana hasil kerja dari SKP Anda."),
        },
    )
    summary = ReportTextField(
        label=gettext_lazy("Uraian kegiatan"),
        help_text=gettext_lazy("Tulis hasilnya, bukan hanya kegiatannya."),
        longest=report_texts.LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Tulis uraian kegiatan.")},
    )
    minutes = forms.ChoiceField(label=gettext_lazy("Lama kegiatan"), widget=forms.RadioSelect(attrs=CHIPS))
    hours_more = forms.IntegerField(
        label=gettext_lazy("Jam"),
        required=False,
        min_value=0,
        max_value=24,
        error_messages=dict.fromkeys(
            ["invalid", "min_value", "max_value"], gettext_lazy("Jam antara 0 dan 24.")
        ),
    )
    minutes_more = forms.IntegerField(
        label=gettext_lazy("Menit"),
        required=False,
        min_value=0,
        max_value=1440,
        error_messages=dict.fromkeys(
            ["invalid", "min_value", "max_value"], gettext_lazy("Menit antara 0 dan 1.440.")
        ),
    )
    starts_at = ClockField(label=gettext_lazy("Mulai"), required=False)
    ends_at = ClockField(label=gettext_lazy("Selesai"), required=False)
    category = forms.ChoiceField(
        label=gettext_lazy("Kategori"),
        choices=ActivityReport.Category.choices,
        required=False,
        widget=forms.RadioSelect(attrs=CHIPS),
    )
    work_mode = forms.ChoiceField(
        label=gettext_lazy("Tempat kerja"),
        choices=ActivityReport.WorkMode.choices,
        required=False,
        widget=forms.RadioSelect(attrs=CHIPS),
    )
    quantity = forms.DecimalField(
        label=gettext_lazy("Jumlah hasil"),
        required=False,
        min_value=0,
        max_digits=9,
        decimal_places=2,
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        error_messages={
            "invalid": gettext_lazy("Tulis angka seperti 7,5."),
            **dict.fromkeys(
                ["min_value", "max_digits", "max_whole_digits", "max_decimal_places"],
                gettext_lazy("Jumlah hasil antara 0 dan 9.999.999,99."),
            ),
        },
    )
    quantity_unit = ReportTextField(
        label=gettext_lazy("Satuan"),
        longest=40,
        required=False,
        help_text=gettext_lazy("contoh berkas, orang"),
    )
    evidence_link = PublicLinkField(label=gettext_lazy("Tautan bukti"), required=False)
    evidence = FileKeysField(label=gettext_lazy("Bukti dukung"), required=False)

    use_required_attribute = False

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        offer: Offer,
        initial: dict[str, Any] | None = None,
        is_draft: bool = False,
    ) -> None:
        values = initial if data is not None else {**defaults(offer), **(initial or {})}
        super().__init__(_with_day_of_before(data, offer), initial=values)
        self.offer = offer
        self._offer_days()
        self.fields["minutes"].choices = minute_choices()  # type: ignore[attr-defined]  # a ChoiceField
        self._offer_rhks()
        for name in ("hours_more", "minutes_more"):
            self.fields[name].widget.attrs["inputmode"] = "numeric"
        if is_draft:
            for each in self.fields.values():
                each.required = False

    def _offer_rhks(self) -> None:
        field, by_key = self.fields["rhk"], {str(rhk.pk): rhk for rhk in self.offer.rhks}
        field.choices = [("", _("Pilih")), *((key, rhk.text) for key, rhk in by_key.items())]  # type: ignore[attr-defined]
        field.coerce = by_key.__getitem__  # type: ignore[attr-defined]  # a TypedChoiceField

    def _offer_days(self) -> None:
        today, yesterday = _chip_days(self.offer.today)
        self.fields["day"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (today.isoformat(), _("Hari ini, %(day)s") % {"day": format_date(today, "D j M")}),
            (yesterday.isoformat(), _("Kemarin, %(day)s") % {"day": format_date(yesterday, "D j M")}),
            (OTHER, _("Tanggal lain")),
        ]

    def clean(self) -> dict[str, Any]:
        """Turn the chips into a date and minutes."""
        data = super().clean() or {}
        self._clean_date(data)
        self._clean_minutes(data)
        return data

    def _clean_date(self, data: dict[str, Any]) -> None:
        chosen = data.get("day")
        if chosen and chosen != OTHER:
            data["date"] = date.fromisoformat(chosen)
        elif "date" in data and not data["date"] and self.fields["day"].required:
            self.add_error("date", _("Isi tanggal kegiatan."))
        if data.get("date") and not date(2000, 1, 1) <= data["date"] <= self.offer.today:
            self.add_error("date", _("Tanggal kegiatan tidak boleh sesudah hari ini."))

    def _clean_minutes(self, data: dict[str, Any]) -> None:
        starts, ends = data.get("starts_at"), data.get("ends_at")
        if bool(starts) != bool(ends) and not {"starts_at", "ends_at"} & set(self.errors):
            self.add_error("ends_at" if starts else "starts_at", _("Isi jam mulai dan jam selesai."))
        elif starts and ends:
            try:
                data["minutes"] = daily_minutes.minutes_between(starts, ends)
            except ValueError as refusal:
                self.add_error("ends_at", str(refusal))
        elif data.get("minutes") == OTHER:
            total = (data.get("hours_more") or 0) * 60 + (data.get("minutes_more") or 0)
            if not 1 <= total <= daily_minutes.MINUTES_IN_DAY:
                self.add_error("minutes", _("Lama kegiatan antara 1 menit dan 24 jam."))
            data["minutes"] = total
        elif data.get("minutes"):
            data["minutes"] = int(data["minutes"])

    def content(self) -> dict[str, Any]:
        """What the report says, as the action takes it; only what was filled in right."""
        data = self.cleaned_data
        content = {name: data[name] for name in CONTENT if name in data}
        content["date"] = data.get("date") or self.offer.today
        content["minutes"] = data.get("minutes") or policy.USUAL_MINUTES
        content["category"] = data.get("category") or ActivityReport.Category.MAIN
        content["work_mode"] = data.get("work_mode") or ActivityReport.WorkMode.OFFICE
        return content

    def differences(self, current: ActivityReport) -> list[tuple[str, str, str]]:
        """Label, typed and stored text of everything that differs from the report as it is now."""
        typed = {**self.content(), "rhk": self.cleaned_data.get("rhk") or ""}
        return [
            (str(self.fields[name].label), str(typed.get(name) or ""), str(getattr(current, name) or ""))
            for name in ["date", "minutes", "summary", "rhk", *MORE]
            if str(typed.get(name) or "") != str(getattr(current, name) or "")
        ]

    @property
    def more_fields(self) -> list[forms.BoundField]:
        """The fields below "Isian lain"."""
        return [self[name] for name in MORE]

    @property
    def more_is_open(self) -> bool:
        """Whether one of them was used or is wrong."""
        plain = {"category": ActivityReport.Category.MAIN, "work_mode": ActivityReport.WorkMode.OFFICE}
        return any(
            self[name].errors or (self[name].value() or None) not in (None, plain.get(name)) for name in MORE
        )


CONTENT = ["summary", "rhk", "off_day_reason", *MORE]


def _with_day_of_before(data: QueryDict | None, offer: Offer) -> QueryDict | None:
    """Past midnight the chips have moved on: the day of a form opened before counts as typed."""
    sent = data.get("day", "") if data is not None else ""
    if data is None or not sent or sent in {OTHER, *map(str, _chip_days(offer.today))}:
        return data
    moved = data.copy()
    moved["day"], moved["date"] = OTHER, sent
    return moved


def _chip_days(today: date) -> tuple[date, date]:
    return today, today - timedelta(days=1)


def minute_choices() -> list[tuple[str, str]]:
    """The chips of the usual lengths."""
    usual = [(str(minutes), daily_minutes.label(minutes)) for minutes in CHIP_MINUTES]
    return [*usual, (OTHER, _("Lainnya"))]


def defaults(offer: Offer) -> dict[str, Any]:
    """What stands in a new form."""
    return {
        "day": offer.today.isoformat(),
        "minutes": str(policy.USUAL_MINUTES),
        "category": ActivityReport.Category.MAIN,
        "work_mode": ActivityReport.WorkMode.OFFICE,
        "rhk": offer.usual_rhk,
    }


def day_values(day: date, today: date) -> dict[str, Any]:
    """How the form shows a date: by its chip, or typed."""
    is_chip = day in _chip_days(today)
    return {"day": day.isoformat() if is_chip else OTHER, "date": day}


def initial_from(report: ActivityReport, today: date) -> dict[str, Any]:
    """The values of a form that changes this report."""
    usual = report.minutes in CHIP_MINUTES
    hours, minutes = divmod(report.minutes, 60)
    return {
        **{name: getattr(report, name) for name in CONTENT},
        **day_values(report.date, today),
        "minutes": str(report.minutes) if usual else OTHER,
        "hours_more": None if usual else hours,
        "minutes_more": None if usual else minutes,
        "rhk": report.rhk_id,
    }
