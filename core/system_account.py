"""The account named "sistem": scheduled work acts as it, nobody signs in with it."""

from core import audit
from core.models import Account


def load() -> None:
    """Add the account if it is not there."""
    if Account.objects.filter(login=Account.SYSTEM_LOGIN).exists():
        return
    with audit.acting("core.account.add-system", by=None):
        Account.objects.create_user(Account.SYSTEM_LOGIN, name="Sistem")
