"""Scheduled work of the registry."""

from __future__ import annotations

from celery import shared_task

from core.models import Account
from registry.actions import grants


@shared_task(name="registry.follow_grant_dates")
def follow_grant_dates() -> None:
    """Open and close Django admin for those whose administrator grant began or ended today."""
    grants.follow_dates(by=Account.objects.system())
