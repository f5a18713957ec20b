"""What sign-in stands on: counting attempts, encrypting secrets, reading the client's address."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from cryptography.fernet import Fernet, InvalidToken
from django.core.exceptions import MiddlewareNotUsed
from django.db import connection
from django.http import HttpResponse
from django.urls import get_resolver
from django.utils import timezone

from core import field_keys, sessions, throttle
from core.middleware.addresses import ClientAddressMiddleware
from core.models import Throttle

LIMIT = throttle.Limit("uji", 2, 60)


@pytest.mark.django_db
def test_attempts_are_counted_in_a_sliding_window(time_machine):
    time_machine.move_to("2026-03-04 09:00+07:00", tick=False)
    assert throttle.attempt(LIMIT.of("a"))
    time_machine.shift(40)
    assert throttle.attempt(LIMIT.of("a"))
    assert throttle.attempt(LIMIT.of("a")) is None
    assert throttle.attempt(LIMIT.of("b"))
    time_machine.shift(21)
    assert throttle.attempt(LIMIT.of("a"))
    assert throttle.attempt(LIMIT.of("a")) is None


@pytest.mark.django_db
def test_one_limit_used_up_counts_under_no_other():
    narrow = throttle.Limit("sempit", 1, 60)
    throttle.attempt(narrow.of("x"))
    for _ in range(5):
        assert throttle.attempt(LIMIT.of("a"), narrow.of("x")) is None
    assert throttle.attempt(LIMIT.of("a"))
    assert throttle.attempt(LIMIT.of("a"))


@pytest.mark.django_db
def test_giving_back_takes_one_attempt_only():
    throttle.attempt(LIMIT.of("a"))
    second = throttle.attempt(LIMIT.of("a"))
    second.give_back()
    assert throttle.attempt(LIMIT.of("a"))
    assert throttle.attempt(LIMIT.of("a")) is None


@pytest.mark.django_db(transaction=True)
def test_parallel_attempts_cannot_slip_past():
    def guess(_number):
        try:
            return throttle.attempt(LIMIT.of("a")) is not None
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(guess, range(24))) == 2


@pytest.mark.django_db
def test_the_table_holds_no_names_and_is_swept(time_machine):
    throttle.attempt(LIMIT.of("199001012015031002"))
    assert "1990" not in Throttle.objects.get().key
    assert throttle.sweep() == 0
    time_machine.move_to(timezone.now() + timedelta(minutes=2))
    assert throttle.sweep() == 1


@pytest.mark.django_db
def test_devices_without_session_are_swept(make_account):
    UserSession.objects.create(user=make_account(), session_key="x" * 32, ip="10.0.0.1", user_agent="Uji")
    assert sessions.sweep() == 1


def test_the_newest_key_encrypts_and_old_ones_still_read(settings):
    old, new = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    try:
        settings.FIELD_KEYS = [old]
        field_keys._keys.cache_clear()
        token = field_keys.encrypt("rahasia")
        settings.FIELD_KEYS = [new, old]
        field_keys._keys.cache_clear()
        assert field_keys.decrypt(token) == "rahasia"
        fresh = field_keys.encrypt("rahasia")
        settings.FIELD_KEYS = [old]
        field_keys._keys.cache_clear()
        with pytest.raises(InvalidToken):
            field_keys.decrypt(fresh)
    finally:
        field_keys._keys.cache_clear()


def address_seen(rf, proxies, settings, **headers):
    settings.TRUSTED_PROXIES = proxies
    seen = []
    middleware = ClientAddressMiddleware(lambda r: seen.append(r.META["REMOTE_ADDR"]) or HttpResponse())
    middleware(rf.get("/", REMOTE_ADDR="127.0.0.1", **headers))
    return seen[0]


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (1, "10.0.0.7", "10.0.0.7"),
        (1, "6.6.6.6, 10.0.0.7", "10.0.0.7"),
        (2, "6.6.6.6, 10.0.0.7, 10.0.0.1", "10.0.0.7"),
        (2, "10.0.0.7", "127.0.0.1"),
        (1, "bukan alamat", "127.0.0.1"),
        (1, "", "127.0.0.1"),
        (1, "6.6.6.6,2001:db8::1", "2001:db8::1"),
    ],
)
def test_r26_only_what_our_own_proxies_added_is_believed(rf, settings, proxies, forwarded, address):
    assert address_seen(rf, proxies, settings, HTTP_X_FORWARDED_FOR=forwarded) == address


def test_r26_without_proxies_nothing_is_read(settings):
    settings.TRUSTED_PROXIES = 0
    with pytest.raises(MiddlewareNotUsed):
        ClientAddressMiddleware(lambda request: HttpResponse())


def test_a36_no_address_is_exempt_from_the_form_token(settings):
    assert "django.middleware.csrf.CsrfViewMiddleware" in settings.MIDDLEWARE
    exempt = [p.name for p in patterns(get_resolver()) if getattr(p.callback, "csrf_exempt", False)]
    assert exempt == []


def patterns(resolver):
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            yield from patterns(pattern)
        else:
            yield pattern
