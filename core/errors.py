"""How a refusal (`ValidationError`) of an action comes back to the person who asked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms import BaseForm
from django.http import HttpRequest


class Outcome:
    """Whether the work inside the `with` block was refused."""

    failed = False


@contextmanager
def shown_to(request: HttpRequest) -> Iterator[Outcome]:
    """Turn a refusal inside into a message on the next page."""
    outcome = Outcome()
    try:
        yield outcome
    except ValidationError as refusal:
        outcome.failed = True
        for sentence in refusal.messages:
            messages.error(request, sentence)


@contextmanager
def shown_on(form: BaseForm) -> Iterator[Outcome]:
    """Turn a refusal inside into errors of the form, at their fields where the form has them."""
    outcome = Outcome()
    try:
        yield outcome
    except ValidationError as refusal:
        outcome.failed = True
        by_field = (
            refusal.message_dict if hasattr(refusal, "error_dict") else {NON_FIELD_ERRORS: refusal.messages}
        )
        for field, sentences in by_field.items():
            for sentence in sentences:
                form.add_error(field if field in form.fields else None, sentence)
