"""Answers of the portal under an https address, as JSON; `test_headers` runs `main` in its own process."""

from __future__ import annotations

import json
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import get_resolver, path

from core import audit, second_factor
from core.models import Account

HOST = "asn.uji.example"


@login_not_required
def broken(request: HttpRequest) -> HttpResponse:
    """A page that breaks."""
    raise RuntimeError("kenari-rahasia")


def main() -> None:
    """Print what each kind of request gets."""
    get_resolver().url_patterns.append(path("rusak/", broken))
    with transaction.atomic():
        told = {**anonymous(Client(raise_request_exception=False)), **signed_in()}
        transaction.set_rollback(True)
    print(json.dumps(told))  # noqa: T201  # the answer of this program


def anonymous(client: Client) -> dict[str, Any]:
    """Pages for nobody in particular."""
    return {
        "sign-in": ask(client, "get", "/masuk/"),
        "forgotten": ask(client, "get", "/lupa-sandi/"),
        "redirect": ask(client, "get", "/beranda/"),
        "missing": ask(client, "get", "/tidak-ada/", HTTP_ORIGIN="https://evil.test"),
        "not allowed": ask(client, "put", "/masuk/"),
        "foreign host": ask(client, "get", "/masuk/", HTTP_HOST="evil.test"),
        "broken": ask(client, "get", "/rusak/"),
        "static": ask(client, "get", "/static/css/asn.css"),
        "plain http": ask(client, "get", "/masuk/", secure=False),
        "no token": ask(Client(enforce_csrf_checks=True), "post", "/masuk/"),
    }


def signed_in() -> dict[str, Any]:
    """Pages of an administrator, and the way in."""
    with audit.acting("test.setup", by=None):
        account = Account.objects.create_superuser("uji-https", "x", name="Uji")
    client = Client(raise_request_exception=False)
    client.force_login(account)
    session = client.session
    second_factor.mark(session)
    session.save()
    return {
        "profile": ask(client, "get", "/profil/"),
        "admin": ask(client, "get", "/admin/"),
        "signed-in missing": ask(client, "get", "/tidak-ada/"),
        "sign-out": ask(client, "post", "/keluar/"),
        "wrong password": ask(client, "post", "/masuk/", data={"login": "uji-https", "password": "salah"}),
        "signing in": ask(client, "post", "/masuk/", data={"login": "uji-https", "password": "x"}),
    }


def ask(client: Client, method: str, address: str, **extra: Any) -> dict[str, Any]:
    """One answer, ready for JSON."""
    response = getattr(client, method)(address, **{"HTTP_HOST": HOST, "secure": True, **extra})
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return {
        "status": response.status_code,
        "headers": dict(response.items()),
        "cookies": {key: {**morsel} for key, morsel in response.cookies.items()},
        "body": body.decode(errors="replace"),
    }
