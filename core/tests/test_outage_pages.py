"""The pages of an outage are answered without the person, the session or the database."""

from __future__ import annotations

import pytest
from django.db import OperationalError
from django.test import RequestFactory

from core.views import errors


class Gone:
    """A request's user whose session cannot be read."""

    @property
    def is_authenticated(self) -> bool:
        raise OperationalError("the server closed the connection")


@pytest.mark.parametrize(("view", "status"), [(errors.server_error, 500), (errors.unavailable, 503)])
def test_an_outage_page_does_not_ask_who_is_there(view, status: int) -> None:
    request = RequestFactory().get("/beranda/")
    request.user = Gone()
    request.id = "7F3A09BC12AA"
    response = view(request)
    assert response.status_code == status
    assert "7F3A09BC12AA" in response.content.decode()
