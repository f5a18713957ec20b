"""Every page of allauth in use has our own template: the stock ones hold inline script and style."""

from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import get_template
from django.urls import get_resolver

PARTS = ("account", "mfa", "usersessions")
STOCK_VIEWS = ("allauth.",)


def ours():
    root = Path(settings.BASE_DIR) / "templates"
    return [str(path.relative_to(root)) for part in PARTS for path in (root / part).rglob("*.*")]


def templates_of_views():
    """The templates of the class-based views of allauth that have an address."""
    found = set()
    for pattern in _patterns(get_resolver()):
        view = getattr(pattern.callback, "view_class", None)
        if view is not None and any(c.__module__.startswith(STOCK_VIEWS) for c in view.__mro__):
            found.add(view.template_name)
    return sorted(found)


def _patterns(resolver):
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            yield from _patterns(pattern)
        else:
            yield pattern


def test_every_view_of_allauth_in_use_shows_our_template():
    names = templates_of_views()
    assert len(names) >= 10
    assert [name for name in names if name not in ours()] == []


@pytest.mark.parametrize("name", ours())
def test_our_templates_build_on_none_of_allauths(name):
    """The chain of `extends` stays in our folder."""
    root = str(Path(settings.BASE_DIR) / "templates")
    template = get_template(name).template
    while template is not None:
        assert template.origin.name.startswith(root), template.origin.name
        parents = [node for node in template.nodelist if hasattr(node, "parent_name")]
        template = get_template(parents[0].parent_name.var).template if parents else None


@pytest.mark.parametrize("message", ["logged_in", "logged_out", "password_changed"])
def test_messages_of_allauth_are_ours(message):
    assert f"account/messages/{message}.txt" in ours()


def test_no_address_but_ours_leads_to_allauth():
    """`include("allauth.urls")` would open a second sign-in, without the portal's limits."""
    names = {pattern.name for pattern in _patterns(get_resolver())}
    stock = {"account_signup", "account_email", "account_set_password", "account_request_login_code"}
    assert not names & stock
