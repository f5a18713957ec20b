"""What HR writes when a warning has been dealt with."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from registry.forms.facts import SpokenForm, reason_field


class CloseForm(SpokenForm):
    """What was done."""

    note = reason_field(
        label=_("Tindak lanjut"), help_text=_("Contoh: usul pensiun dikirim 3 Maret 2026, nomor 800/12.")
    )
