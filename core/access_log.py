"""Sensitive reads on record: who saw what of whom, and why. A GET may write here."""

from __future__ import annotations

from core import logs
from core.models import AccessLog, Account


def record(account: Account, what: str, subject: str, *, reason: str = "") -> None:
    """Add a line: `what` was done ("file.download"), to `subject` (a key, never a name)."""
    AccessLog.objects.create(
        account=account, what=what, subject=subject, reason=reason, request_id=logs.request_id.get()
    )
