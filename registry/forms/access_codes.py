"""What HR types to let somebody sign in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from registry.forms.facts import SpokenForm, reason_field


class AccessCodeForm(SpokenForm):
    """Why a code is issued; for a reset also whether the telephone is lost."""

    reason = reason_field(help_text=_("Contoh: pegawai baru, lupa kata sandi. Tercatat di catatan keamanan."))
    drop_factor = forms.BooleanField(
        label=_("Lepas juga verifikasi dua langkah (ponsel hilang)"), required=False
    )

    def __init__(self, *args: Any, is_reset: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_reset:
            del self.fields["drop_factor"]
