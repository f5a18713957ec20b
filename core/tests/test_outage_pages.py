"""The pages of an outage are answered without the person, the session or the database."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import OperationalError
from django.http import HttpResponse
from django.test import RequestFactory

from core.views import errors


class Gone:
    """A request's user whose session cannot be read."""

    @property
    def is_authenticated(self) -> bool:
        raise OperationalError("the server closed the connection")


@pytest.mark.parametrize(("view", "status"), [(errors.server_error, 500), (errors.unavailable, 503)])
def test_an_outage_page_does_not_ask_who_is_there(view: Callable[..., HttpResponse], status: int) -> None:
    request = RequestFactory().get("/beranda/")
    request.user = Gone()  # type: ignore[assignment]  # stands for a user that cannot be read
    request.id = "7F3A09BC12AA"  # type: ignore[attr-defined]  # ours
    response = view(request)
    assert response.status_code == status
    assert "7F3A09BC12AA" in response.content.decode()
