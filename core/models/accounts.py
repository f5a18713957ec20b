"""Accounts: who may sign in. What a person is (employee, applicant) is known above `core` only."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core import audit


class Zone(models.TextChoices):
    """Time zones of Indonesia."""

    WIB = "Asia/Jakarta", _("WIB")
    WITA = "Asia/Makassar", _("WITA")
    WIT = "Asia/Jayapura", _("WIT")


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts; the sign-in name is stored as given (see `core.sign_in_names.normalise`)."""

    def create_user(self, login: str, password: str | None = None, **fields: Any) -> Account:
        """Add an account; without a password it cannot sign in until it is activated."""
        account = self.model(login=login, **fields)
        account.set_password(password)
        account.save(using=self._db)
        return account

    def create_superuser(self, login: str, password: str | None = None, **fields: Any) -> Account:
        """Add the first administrator, from the command line only."""
        with audit.acting("core.account.create-superuser", by=None):
            return self.create_user(login, password, **{"is_staff": True, "is_superuser": True, **fields})

    def system(self) -> Account:
        """The account that scheduled work acts as ("sistem"); it cannot sign in."""
        return self.get(login=Account.SYSTEM_LOGIN)


@audit.track(exclude=["password", "last_login"])
class Account(AbstractBaseUser, PermissionsMixin):
    """A person's access to the portal (akun); one per person."""

    class Theme(models.TextChoices):
        LIGHT = "light", _("Terang")
        DARK = "dark", _("Gelap")
        DEVICE = "auto", _("Ikuti perangkat")

    class Density(models.TextChoices):
        COMFORTABLE = "comfortable", _("Nyaman")
        COMPACT = "compact", _("Rapat")

    SYSTEM_LOGIN = "sistem"
    USERNAME_FIELD = "login"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    login = models.CharField(_("nama masuk"), max_length=150, unique=True)
    name = models.CharField(_("nama"), max_length=200)
    email = models.EmailField(_("surel"), blank=True)
    is_active = models.BooleanField(_("aktif"), default=True)
    is_staff = models.BooleanField(_("boleh membuka admin"), default=False)
    is_self_registered = models.BooleanField(_("mendaftar sendiri"), default=False, editable=False)
    zone = models.CharField(_("zona waktu"), max_length=20, choices=Zone, default=Zone.WIB)
    theme = models.CharField(_("tampilan"), max_length=10, choices=Theme, default=Theme.LIGHT)
    density = models.CharField(_("kerapatan"), max_length=12, choices=Density, default=Density.COMFORTABLE)
    uses_shortcuts = models.BooleanField(_("pakai pintasan papan ketik"), default=True)
    created_at = models.DateTimeField(_("dibuat"), default=timezone.now, editable=False)

    objects = AccountManager()

    class Meta:
        verbose_name = _("akun")
        verbose_name_plural = _("akun")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                condition=~Q(email=""),
                name="account_email_is_unique",
                violation_error_message=_("Alamat surel ini sudah dipakai akun lain."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        """The name, as allauth asks for it."""
        return self.name

    @property
    def is_activated(self) -> bool:
        """Whether the person has set a password."""
        return self.has_usable_password()


@audit.track()
class AccountGroup(Account.groups.through):  # type: ignore[name-defined]  # the through model is made at run time
    """An account's place in a permission group (grup akun)."""

    class Meta:
        proxy = True
        verbose_name = _("grup akun")


@audit.track()
class AccountPermission(Account.user_permissions.through):  # type: ignore[name-defined]  # made at run time
    """A single permission of an account (izin akun); the portal gives none, but a shell could."""

    class Meta:
        proxy = True
        verbose_name = _("izin akun")


@audit.track(exclude=["code_hash"])
class ActivationCode(models.Model):
    """One-time code that lets a person set the first password (kode aktivasi), by link or on paper."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="activation_codes")
    code_hash = models.CharField(max_length=64, unique=True, editable=False)
    issued_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    reason = models.CharField(_("alasan"), max_length=300)
    issued_at = models.DateTimeField(_("diterbitkan"), default=timezone.now)
    expires_at = models.DateTimeField(_("berlaku sampai"))
    used_at = models.DateTimeField(_("dipakai"), null=True, editable=False)

    class Meta:
        verbose_name = _("kode aktivasi")
        verbose_name_plural = _("kode aktivasi")
        ordering = ["-issued_at"]

    def __str__(self) -> str:
        return f"{self.account} ({self.issued_at:%Y-%m-%d})"
