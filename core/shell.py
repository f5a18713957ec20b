"""What every page of the shell shows: menu, counts, theme."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest


def context(request: HttpRequest) -> dict[str, Any]:
    """Context processor; nothing is read until a template asks."""
    return {}
