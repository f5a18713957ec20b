"""Rules of a good password: long, not common, not made of what everybody knows (R34–R36, R48)."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from core import passwords
from core.tests.conftest import PASSWORD

pytestmark = pytest.mark.django_db

GUESSABLE = [
    "199001012015031002", "19900101 201503 1 002", "wayanwayanwayan", "WayanUji2026!!!",
    "wayan.uji.1990-01-01", "bkn-asn-bkn-2026", "AsnPortal2026!!", "pegawaiasn2026!!", "123456789012345",
    "abcdefghijklmnop", "aaaaaaaaaaaaaaaaaa", "abababababababab", "password1234567!", "Indonesia2026!!",
    "qwertyuiopqwerty", "rahasia2026rahasia", "Januari2026Maret!", "2026202620262026", "portalkinerja2026",
    "dinas.sosial.2026",
]  # fmt: skip


@pytest.fixture
def unit_words():
    def words(account):
        return ["Dinas Sosial"]

    passwords.register(words)
    yield
    passwords.context_words._functions.remove(words)


@pytest.mark.parametrize("password", GUESSABLE)
def test_what_everybody_would_try_is_refused(account, unit_words, password):
    with pytest.raises(ValidationError):
        validate_password(password, account)


@pytest.mark.parametrize(
    "password",
    [
        PASSWORD,
        "kuda baterai langit biru",
        "tujuh2026payungkuning",
        "ñandú über 漢字 emoji 🐘🐘",
        "xGj7#kQ2!zVw9pL",
    ],
)
def test_other_long_passwords_are_taken_without_further_rules(account, password):
    validate_password(password, account)


def test_fifteen_letters_without_second_factor_twelve_with(account):
    with pytest.raises(ValidationError, match="15 huruf"):
        validate_password("gajahmenari12x"[:14], account)
    Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={})
    validate_password("gajahmenari7", account)


def test_the_lengths_are_parameters(account, set_parameter):
    set_parameter(passwords.SHORTEST_ALONE, 20)
    with pytest.raises(ValidationError, match="20 huruf"):
        validate_password("gajah menari pelan", account)


def test_up_to_128_letters_count_all(account):
    long = "gajah menari pelan di pasar malam " * 3 + "x7"
    validate_password(long[:128], account)
    account.set_password(long)
    assert not account.check_password(long[:-1])
    with pytest.raises(ValidationError, match="128 huruf"):
        validate_password("kq7" * 43, account)


def test_hashes_are_argon2id_with_nineteen_mebibytes():
    assert make_password("x").startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
