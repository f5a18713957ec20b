"""Submission tokens: a form sent twice writes once and answers the same.

    with submissions.once(request, "report-submit") as submission:
        if submission.is_repeated:
            return submission.answer()
        report = activity_reports.submit(...)
        return submission.done(report)

Token, writes and answer are one transaction. A second request with the same token waits for the first one;
it gets the first one's answer, or does the work itself if the first one failed. A block that ends without
`done` (the form has errors, the action refused) leaves the token unused.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url

from core.http import Request
from core.models import Submission

FIELD = "kiriman"
KEPT_FOR = timedelta(hours=48)
NOT_TYPED = {FIELD, "csrfmiddlewaretoken"}


@dataclass
class Once:
    """One sending of a form: whether it came before, and where its answer leads."""

    request: Request
    row: Submission
    is_repeated: bool
    is_same: bool = True

    @property
    def location(self) -> str:
        """Where the first answer led."""
        return self.row.location

    def answer(self) -> HttpResponse:
        """The first answer again; 409 when the same token came with other contents."""
        if not self.is_same:
            return render(self.request, "core/submissions/other.html", status=409)
        return redirect(self.location)

    def done(self, to: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Remember where this leads (what `redirect` takes) and go there."""
        self.row.location = resolve_url(to, *args, **kwargs)
        return redirect(self.row.location)


def new_token() -> str:
    """A token for a fresh form."""
    return str(uuid.uuid4())


def token_of(request: HttpRequest) -> uuid.UUID:
    """The token that came with the form; without one the request is refused (400)."""
    try:
        return uuid.UUID(request.POST.get(FIELD, ""))
    except ValueError:
        raise BadRequest("no submission token") from None


@contextmanager
def once(request: Request, purpose: str) -> Iterator[Once]:
    """Do the work of this form at most once for its token; see the head of this module."""
    token, body_hash = token_of(request), _hash(request)
    with transaction.atomic():
        wanted = Submission(account=request.user, token=token, purpose=purpose, body_hash=body_hash)
        # Waits here while another request holds the same token in an open transaction.
        Submission.objects.bulk_create([wanted], ignore_conflicts=True)
        row = Submission.objects.select_for_update().get(account=request.user, token=token)
        is_same = (row.purpose, row.body_hash) == (purpose, body_hash)
        submission = Once(request, row, is_repeated=bool(row.location) or not is_same, is_same=is_same)
        yield submission
        if not submission.is_repeated:
            _settle(row)


def sweep(now: datetime) -> int:
    """Forget the tokens of more than 48 hours ago."""
    return Submission.objects.filter(created_at__lt=now - KEPT_FOR).delete()[0]


def _settle(row: Submission) -> None:
    if row.location:
        row.save(update_fields=["location"])
    else:
        row.delete()


def _hash(request: HttpRequest) -> str:
    """What was typed and attached, and where to."""
    digest = hashlib.sha256(request.path.encode())
    for name in sorted(set(request.POST) - NOT_TYPED):
        for value in request.POST.getlist(name):
            digest.update(f"\0{name}\0{value}".encode(errors="surrogatepass"))
    for name in sorted(request.FILES):
        for file in request.FILES.getlist(name):
            digest.update(f"\0{name}\0{file.name}\0{file.size}\0".encode(errors="surrogatepass"))
            for chunk in file.chunks():
                digest.update(chunk)
            file.seek(0)
    return digest.hexdigest()
