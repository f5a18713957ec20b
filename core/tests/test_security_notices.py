"""The owner hears of every change to password and second factor, by whomever it was made."""

import pytest

from core import accounts, security_log
from core.models import OutgoingMail, SecurityLog
from core.tests.conftest import PASSWORD

pytestmark = pytest.mark.django_db
NEW_PASSWORD = "sampan-kertas-hanyut-jauh"


@pytest.fixture(autouse=True)
def mail(settings):
    settings.MAIL_ENABLED = True


def test_a_password_that_one_changes_oneself_is_told_by_bell_and_mail(account, sign_in, browser):
    sign_in()

    browser.post(
        "/profil/kata-sandi/",
        {"oldpassword": PASSWORD, "password1": NEW_PASSWORD, "password2": NEW_PASSWORD},
    )

    told = account.notifications.get()
    assert (told.title, told.url) == ("Kata sandi Anda diganti", "/profil/")
    mail = OutgoingMail.objects.get()
    assert (mail.address, mail.subject) == (account.email, "Kata sandi Anda diganti")
    assert NEW_PASSWORD not in mail.body


def test_a_reset_by_staff_is_told(account, staff):
    accounts.reset_by_staff(account, by=staff, reason="Lupa kata sandi")

    assert account.notifications.get().title == "Kata sandi Anda disetel ulang"


@pytest.mark.parametrize("kind", ["factor-added", "factor-removed"])
def test_a_second_factor_is_told(account, kind):
    security_log.record(SecurityLog.Kind(kind), account)

    assert "aktor kedua" in account.notifications.get().title


@pytest.mark.parametrize("kind", ["signed-in", "sign-in-failed", "signed-out", "session-ended"])
def test_the_everyday_is_not_told(account, kind):
    security_log.record(SecurityLog.Kind(kind), account)

    assert not account.notifications.exists()
    assert not OutgoingMail.objects.exists()
