"""Tells the owner that password, address or second factor of the account changed, even by their own hand.

Whoever took over an account would hide just this, so the bell and a mail tell it at once.
"""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import mail
from core.models import Notification, SecurityLog

KIND = "security"
TOLD = {
    SecurityLog.Kind.PASSWORD_CHANGED: gettext_lazy("Kata sandi Anda diganti"),
    SecurityLog.Kind.PASSWORD_RESET: gettext_lazy("Kata sandi Anda disetel ulang"),
    SecurityLog.Kind.FACTOR_ADDED: gettext_lazy("Faktor kedua dipasang di akun Anda"),
    SecurityLog.Kind.FACTOR_REMOVED: gettext_lazy("Faktor kedua dilepas dari akun Anda"),
    SecurityLog.Kind.EMAIL_CHANGED: gettext_lazy("Surel akun Anda diganti"),
}


def tell(entry: SecurityLog, *, address: str = "") -> None:
    """Tell the account's owner of this line, if it is one to tell; `address` replaces the account's mail."""
    account, kind = entry.account, SecurityLog.Kind(entry.kind)
    if account is None or kind not in TOLD:
        return
    title, url = str(TOLD[kind]), reverse("core:profile")
    body = _("Bila bukan Anda atau petugas atas permintaan Anda, ganti kata sandi dan hubungi pengelola SDM.")
    Notification.objects.create(
        recipient=account, kind=KIND, subject=str(entry.pk), title=title, body=body, url=url
    )
    if address or account.email:
        mail.queue(
            key=f"{KIND}:{entry.pk}",
            address=address or account.email,
            subject=title,
            body=f"{title}.\n\n{body}\n\n{settings.PUBLIC_URL}{url}\n",
            recipient=account,
        )
