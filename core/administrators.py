"""What administrators may do in Django admin: one fixed permission group, put together from code.

Each app says in `apps.ready` what its admin pages need; rights of one account alone are never given.
"""

from __future__ import annotations

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q

from core import audit
from core.models import Account

GROUP = "Administrator"

_allowed: set[tuple[str, str]] = set()


def allow(model: str, *actions: str) -> None:
    """Let administrators `view`, `add`, `change` or `delete` records of "app.model"."""
    app, _dot, name = model.partition(".")
    _allowed.update((app, f"{action}_{name}") for action in actions)


for label in ("accesslog", "securitylog", "outgoingmail", "scheduledrun"):
    allow(f"core.{label}", "view")
allow("core.account", "view", "add", "change")
allow("core.parameter", "view", "add", "change")
allow("core.trackedschedule", "view", "change")
allow("django_celery_beat.crontabschedule", "view", "add")
allow("django_celery_beat.intervalschedule", "view", "add")


@transaction.atomic
def load() -> None:
    """Make the group, with exactly these permissions."""
    group, _created = Group.objects.get_or_create(name=GROUP)
    wanted = Q(pk__in=[])
    for app, codename in _allowed:
        wanted |= Q(content_type__app_label=app, codename=codename)
    group.permissions.set(Permission.objects.filter(wanted))


@transaction.atomic
def appoint(account: Account, *, by: Account) -> None:
    """Open Django admin to the account, with the group's rights."""
    with audit.acting("core.account.appoint-administrator", by=by):
        account.is_staff = True
        account.save(update_fields=["is_staff"])
        account.groups.add(Group.objects.get(name=GROUP))


@transaction.atomic
def dismiss(account: Account, *, by: Account) -> None:
    """Close Django admin to the account."""
    with audit.acting("core.account.dismiss-administrator", by=by):
        account.is_staff = False
        account.save(update_fields=["is_staff"])
        account.groups.clear()
