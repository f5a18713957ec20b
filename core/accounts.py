"""What is done with accounts: activation, reset by staff, disabling, ending sessions, own preferences."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Callable
from datetime import date, timedelta
from itertools import chain

from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import audit, clock, second_factor, security_log, sessions
from core.models import Account, ActivationCode
from core.providers import Providers
from core.security_log import Kind
from core.sign_in_names import normalise

# Without I, L, O, U: nothing on paper is mistaken for something else. 26 signs are 130 bits.
SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 26
BAD_CODE = gettext_lazy("Kode ini salah, sudah dipakai, atau kedaluwarsa. Minta kode baru kepada staf SDM.")
MISREAD = str.maketrans("ILO", "110")

# What an app knows about the person, shown before activation: pairs of label and value.
facts: Providers[[Account], list[tuple[str, str]]] = Providers()
register_facts: Callable = facts.register


def find(typed: str) -> Account | None:
    """The account of a sign-in name or e-mail address as typed, or None."""
    name = normalise(typed)
    if not name:
        return None
    match = Q(login=name)
    if "@" in name:
        match |= Q(address=name) & ~Q(email="")  # the index leaves out accounts without address
    found = Account.objects.alias(address=Lower("email")).filter(match)
    return min(found[:2], key=lambda account: account.login != name, default=None)


def facts_of(account: Account) -> list[tuple[str, str]]:
    """What is known of the person, as pairs of label and value."""
    return [(_("Nama"), account.name), *chain.from_iterable(facts.call(account))]


# Activation


@transaction.atomic
def issue_code(account: Account, *, by: Account, reason: str, days: int = 14) -> str:
    """Make the one-time code that lets the person set a password; earlier codes end. It is told only here."""
    _refuse_unless_allowed(account, by, reason)
    code = "".join(secrets.choice(SIGNS) for _n in range(CODE_LENGTH))
    with audit.acting("core.account.issue-code", by=by, note=reason):
        account.activation_codes.filter(used_at=None, expires_at__gt=timezone.now()).update(
            expires_at=timezone.now()
        )
        ActivationCode.objects.create(
            account=account,
            code_hash=hash_code(code),
            issued_by=by,
            reason=reason,
            expires_at=timezone.now() + timedelta(days=days),
        )
    security_log.record(Kind.CODE_ISSUED, account, detail=_("oleh %(name)s") % {"name": by.name})
    return grouped(code)


def find_code(code: str) -> ActivationCode | None:
    """The code if it is still good."""
    return (
        ActivationCode.objects.filter(
            code_hash=hash_code(code), used_at=None, expires_at__gt=timezone.now(), account__is_active=True
        )
        .select_related("account")
        .first()
    )


@transaction.atomic
def activate(code: str, password: str) -> Account:
    """Set the password with a one-time code; whoever was signed in on this account is out."""
    found = (
        ActivationCode.objects.select_for_update(of=("self",))
        .select_related("account")
        .filter(code_hash=hash_code(code), used_at=None, expires_at__gt=timezone.now())
        .first()
    )
    if found is None or not found.account.is_active:
        raise ValidationError(str(BAD_CODE))
    account = found.account
    with audit.acting("core.account.activate", by=account):
        found.used_at = timezone.now()
        found.save(update_fields=["used_at"])
        account.set_password(password)
        account.save(update_fields=["password"])
    sessions.end(account)
    security_log.record(Kind.ACTIVATED, account)
    return account


def hash_code(code: str) -> str:
    """What is stored of a code; case, hyphens, spaces and misread letters do not matter."""
    plain = re.sub(r"[^0-9A-Z]", "", code.upper()).translate(MISREAD)
    return hashlib.sha256(plain.encode()).hexdigest()


def grouped(code: str) -> str:
    """A code in groups that can be typed from paper."""
    return "-".join([code[:5], code[5:10], code[10:15], code[15:20], code[20:]])


# By staff


@transaction.atomic
def reset_by_staff(account: Account, *, by: Account, reason: str, drop_factor: bool = False) -> str:
    """Take the password away and issue a new code; a second factor stays unless its device is lost."""
    _refuse_unless_allowed(account, by, reason)
    with audit.acting("core.account.reset", by=by, note=reason):
        account.set_unusable_password()
        account.save(update_fields=["password"])
    security_log.record(Kind.PASSWORD_RESET, account, detail=_("oleh %(name)s") % {"name": by.name})
    if drop_factor:
        _drop_factor(account, by)
    sessions.end(account)
    return issue_code(account, by=by, reason=reason, days=1)


@transaction.atomic
def disable(account: Account, *, by: Account, note: str) -> None:
    """Keep the account from signing in, at once."""
    _refuse_unless_allowed(account, by, note)
    with audit.acting("core.account.disable", by=by, note=note):
        account.is_active = False
        account.save(update_fields=["is_active"])
    end_sessions(account, by=by)


@transaction.atomic
def enable(account: Account, *, by: Account, note: str) -> None:
    """Let a disabled account sign in again."""
    _refuse_unless_allowed(account, by, note)
    with audit.acting("core.account.enable", by=by, note=note):
        account.is_active = True
        account.save(update_fields=["is_active"])


def end_all(account: Account, *, by: Account, note: str) -> None:
    """End every session of somebody else's account."""
    _refuse_unless_allowed(account, by, note)
    end_sessions(account, by=by)


def end_sessions(account: Account, *, by: Account, keep: str | None = None, only: str | None = None) -> int:
    """End sessions of the account (all, all but one, or one); returns how many."""
    ended = sessions.end(account, keep=keep, only=only)
    if ended:
        security_log.record(
            Kind.SESSION_ENDED, account, detail=_("%(n)s sesi oleh %(name)s") % {"n": ended, "name": by.name}
        )
    return ended


# By the person


def save_preferences(
    account: Account, *, by: Account, theme: str, density: str, uses_shortcuts: bool
) -> None:
    """Keep how the person wants to see the portal."""
    account.theme, account.density, account.uses_shortcuts = theme, density, uses_shortcuts
    with audit.acting("core.account.save-preferences", by=by):
        account.save(update_fields=["theme", "density", "uses_shortcuts"])


@transaction.atomic
def change_email(account: Account, email: str, *, by: Account) -> None:
    """Use a new address, after its owner followed the link sent there."""
    former, account.email = account.email, email
    account.validate_constraints()
    with audit.acting("core.account.change-email", by=by):
        account.save(update_fields=["email"])
    # The new address may be a stranger's; the owner of the former one must hear of it.
    security_log.record(Kind.EMAIL_CHANGED, account, tell_at=former)


def is_powerful(account: Account, on: date) -> bool:
    """Whether the account has power over others."""
    return bool(second_factor.roles_of(account, on) & set(second_factor.POWERFUL))


def _drop_factor(account: Account, by: Account) -> None:
    if not by.is_staff:
        raise ValidationError(_("Hanya administrator yang dapat melepas faktor kedua."))
    if Authenticator.objects.filter(user=account).delete()[0]:
        detail = _("oleh %(name)s") % {"name": by.name}
        security_log.record(Kind.FACTOR_REMOVED, account, detail=detail)


def _refuse_unless_allowed(account: Account, by: Account, reason: str) -> None:
    """Nobody acts on their own account, or, without being administrator, on one with power over others."""
    if not reason.strip():
        raise ValidationError({"reason": _("Tulis alasannya.")})
    if account.pk == by.pk:
        raise ValidationError(_("Akun Anda sendiri diurus oleh petugas lain."))
    if account.login == Account.SYSTEM_LOGIN:
        raise ValidationError(_("Akun sistem tidak dapat diubah."))
    if is_powerful(account, clock.today(by.zone)) and not by.is_staff:
        raise ValidationError(_("Akun dengan peran khusus hanya dapat diurus administrator."))
