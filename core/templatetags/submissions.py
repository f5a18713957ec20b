"""Hidden fields of forms: the submission token and the version."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from core import submissions, versions
from core.models import Versioned

register = template.Library()


@register.simple_tag
def submission_token(token: str = "") -> SafeString:
    """The field that lets a form be sent twice and written once; `token` keeps a draft's own."""
    return format_html(
        '<input type="hidden" name="{}" value="{}">', submissions.FIELD, token or submissions.new_token()
    )


@register.simple_tag
def version_field(record: Versioned) -> SafeString:
    """The field that tells a stale form from a fresh one."""
    return format_html('<input type="hidden" name="{}" value="{}">', versions.FIELD, record.version)
