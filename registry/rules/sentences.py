"""Sentences of the rules: translated inside the portal, as written where Django is not set up."""

from django.apps import apps
from django.utils.translation import gettext


def sentence(text: str) -> str:
    """Return `text` in the reader's language; rules are pure, so they also run in a bare Python."""
    return gettext(text) if apps.ready else text
