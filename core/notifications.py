"""Notifications: a line in the bell, and a mail where there is a mail server, written with the fact itself.

The same fact is told once: rows are unique by kind, subject, recipient and period, and a second telling is
passed over in silence. Nobody is told of what they did themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import islice
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from core import audit
from core import mail as outbox
from core.models import Account, Notification, OutgoingMail
from core.reminders import Reminder

CHUNK = 5_000
KEPT_FOR = timedelta(days=180)
LENGTHS = {"title": 200, "body": 500}


def notify(
    recipient: Account,
    kind: str,
    subject: str,
    *,
    period: str = "",
    title: str,
    body: str = "",
    url: str = "",
    mail: bool = True,
) -> None:
    """Tell one person of one fact, once; call it inside the transaction of the fact.

    `subject` is the key of what it is about, `period` tells repeated facts apart (a day, a month), `url` is a
    path of the portal. Title and body hold no identifier beyond a name.
    """
    notify_many([Reminder(recipient.pk, kind, str(subject), period, title, body, url)], mail=mail)


def notify_many(told: Iterable[Reminder], *, mail: bool = True) -> int:
    """Tell many, in chunks that are each one transaction; the number of rows offered.

    Cut off half-way and run again, it tells the rest and nobody twice.
    """
    actor, offered = audit.actor(), 0
    others = (one for one in told if str(one.recipient_id) != actor)
    while chunk := list(islice(others, CHUNK)):
        offered += len(chunk)
        with transaction.atomic():
            Notification.objects.bulk_create(map(_row, chunk), batch_size=CHUNK, ignore_conflicts=True)
            if mail and settings.MAIL_ENABLED:
                outbox.queue_many(_mails(chunk))
    return offered


def of(account: Account) -> QuerySet[Notification]:
    """The bell's list: unread first, then the newest."""
    return account.notifications.order_by(F("read_at").desc(nulls_first=True), "-created_at")


def unread_count(account: Account) -> int:
    """The number on the bell."""
    return account.notifications.filter(read_at=None).count()


def read(account: Account, pk: UUID) -> Notification | None:
    """Mark one of the account's own as read; None when there is no such row."""
    found = account.notifications.filter(pk=pk).first()
    if found and found.read_at is None:
        account.notifications.filter(pk=pk, read_at=None).update(read_at=timezone.now())
    return found


def read_all(account: Account) -> int:
    """Mark all of the account's own as read."""
    return account.notifications.filter(read_at=None).update(read_at=timezone.now())


def sweep(now: datetime) -> int:
    """Forget notifications and sent mails of half a year ago."""
    before = now - KEPT_FOR
    OutgoingMail.objects.filter(status=OutgoingMail.Status.SENT, sent_at__lt=before).delete()
    return Notification.objects.filter(created_at__lt=before).delete()[0]


def _row(told: Reminder) -> Notification:
    if told.url and (not told.url.startswith("/") or told.url.startswith("//")):
        raise ValueError("a notification leads to a path of the portal")
    return Notification(
        recipient_id=told.recipient_id,
        kind=told.kind,
        subject=told.subject,
        period=told.period,
        title=_fit(told.title, "title"),
        body=_fit(told.body, "body"),
        url=told.url,
    )


def _fit(text: str, field: str) -> str:
    """One line, as long as the column allows."""
    line = " ".join(text.split())
    return line if len(line) <= LENGTHS[field] else f"{line[: LENGTHS[field] - 1]}…"


def _mails(chunk: list[Reminder]) -> Iterator[OutgoingMail]:
    """A mail for everyone in the chunk who has an address and may still sign in."""
    reachable = Account.objects.filter(is_active=True).exclude(email="")
    accounts = reachable.in_bulk({told.recipient_id for told in chunk})
    for told in chunk:
        account = accounts.get(told.recipient_id)
        if account:
            key = f"{told.kind}:{told.subject}:{account.pk}:{told.period}"
            yield outbox.message(
                key, account.email, _fit(told.title, "title"), _text(told), account, urgent=False
            )


def _text(told: Reminder) -> str:
    parts = [told.title, told.body, f"{settings.PUBLIC_URL}{told.url}" if told.url else ""]
    closing = _("Surel ini dikirim otomatis oleh ASN Portal. Balasan tidak dibaca.")
    return "\n\n".join([part for part in parts if part] + [closing]) + "\n"
