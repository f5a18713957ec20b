"""Outgoing mail: rows written with the fact they tell of, sent by a task with a lease.

A row is marked as sent only after the mail server has taken it. If the worker dies in between, the mail goes
out again under the same Message-ID, which mail programs show once. A mail that keeps failing ends as a dead
letter, which administrators see.
"""

from __future__ import annotations

import hashlib
import logging
import time
from collections.abc import Iterable
from datetime import datetime, timedelta
from email.errors import MessageError
from smtplib import SMTPException, SMTPRecipientsRefused
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from core.models import Account, OutgoingMail

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=2)
# Less than the time limit of a task.
BUDGET_SECONDS = 200
# Together some 24 hours; after the last one the mail is given up.
DELAYS = [timedelta(minutes=m) for m in (1, 5, 15, 60, 180, 360, 720)]
QUIET_FROM, QUIET_UNTIL = 21, 6
PERMANENT = 500


def queue(
    *, key: str, address: str, subject: str, body: str, recipient: Account | None = None, urgent: bool = True
) -> None:
    """Write a mail to be sent; the same key is written once. What is not urgent waits for the morning."""
    queue_many([message(key, address, subject, body, recipient, urgent)])


def queue_many(messages: Iterable[OutgoingMail]) -> None:
    """Write many at once; without a mail server nothing is queued, the bell alone tells."""
    if settings.MAIL_ENABLED:
        OutgoingMail.objects.bulk_create(messages, batch_size=5_000, ignore_conflicts=True)


def message(
    key: str, address: str, subject: str, body: str, recipient: Account | None, urgent: bool
) -> OutgoingMail:
    """An unsaved mail; a line break in address or subject, which could add headers, is refused."""
    if any(sign in text for text in (address, subject) for sign in "\r\n"):
        raise ValidationError(_("Alamat dan perihal surel harus satu baris."), code="line-break")
    now = timezone.now()
    at = now if urgent else after_quiet_hours(now, recipient.zone if recipient else settings.TIME_ZONE)
    return OutgoingMail(
        key=key, recipient=recipient, address=address, subject=subject, body=body, next_attempt_at=at
    )


def after_quiet_hours(moment: datetime, zone: str) -> datetime:
    """`moment`, or the end of the night it falls into where the recipient lives."""
    local = moment.astimezone(ZoneInfo(zone))
    if QUIET_UNTIL <= local.hour < QUIET_FROM:
        return moment
    day = local + timedelta(days=1) if local.hour >= QUIET_FROM else local
    return day.replace(hour=QUIET_UNTIL, minute=0, second=0, microsecond=0)


def relay() -> int:
    """Send what is due, one by one; the number that the mail server took."""
    if not settings.MAIL_ENABLED:
        return 0
    sent, until = 0, time.monotonic() + BUDGET_SECONDS
    server = get_connection()
    while time.monotonic() < until and (mail := _lease()):
        problem = _send(mail, server)
        if problem is None:
            sent += 1
        elif not isinstance(problem, SMTPException):
            break  # nobody answers there: the next run tries again
    server.close()
    return sent


@transaction.atomic
def _lease() -> OutgoingMail | None:
    """Take a mail that no other worker holds, and hold it for a while."""
    now = timezone.now()
    free = Q(lease_until=None) | Q(lease_until__lt=now)
    due = OutgoingMail.objects.filter(free, status=OutgoingMail.Status.WAITING, next_attempt_at__lte=now)
    mail = due.order_by("next_attempt_at").select_for_update(skip_locked=True).first()
    if mail:
        mail.lease_until, mail.attempts = now + LEASE, mail.attempts + 1
        mail.save(update_fields=["lease_until", "attempts"])
    return mail


def _send(mail: OutgoingMail, server: BaseEmailBackend) -> Exception | None:
    try:
        server.open()
        _message(mail, server).send()
    except (SMTPException, OSError, MessageError, ValueError) as problem:
        # The text of the problem may quote the address, so only its kind is logged.
        logger.warning("mail %s not sent: %s", mail.pk, type(problem).__name__)
        server.close()
        _put_off(mail, problem)
        return problem
    OutgoingMail.objects.filter(pk=mail.pk).update(
        status=OutgoingMail.Status.SENT, sent_at=timezone.now(), lease_until=None, error=""
    )
    return None


def _message(mail: OutgoingMail, server: BaseEmailBackend) -> EmailMessage:
    host = settings.PUBLIC_HOST
    name = hashlib.sha256(mail.key.encode()).hexdigest()[:32]
    headers = {"Message-ID": f"<{name}@{host}>", "Auto-Submitted": "auto-generated"}
    return EmailMessage(mail.subject, mail.body, to=[mail.address], headers=headers, connection=server)


def _put_off(mail: OutgoingMail, problem: Exception) -> None:
    """Try again later; at once a dead letter when the server says that it will never take it."""
    is_dead = mail.attempts > len(DELAYS) or _is_permanent(problem)
    OutgoingMail.objects.filter(pk=mail.pk).update(
        status=OutgoingMail.Status.DEAD if is_dead else OutgoingMail.Status.WAITING,
        next_attempt_at=timezone.now() + (timedelta(0) if is_dead else DELAYS[mail.attempts - 1]),
        lease_until=None,
        error=type(problem).__name__,
    )


def _is_permanent(problem: Exception) -> bool:
    if isinstance(problem, (MessageError, ValueError)):
        return True
    refused = problem.recipients.values() if isinstance(problem, SMTPRecipientsRefused) else []
    return bool(refused) and all(code >= PERMANENT for code, __ in refused)
