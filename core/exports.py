"""Excel downloads of lists and reports: at once when short, as a job when long, the same book either way.

    @exports.kind("employee-list", label=_("Daftar pegawai"), authorise=may_export)
    def employee_list(job: Job) -> exports.Book: ...

    return exports.answer(request, "employee-list", {"query": listing.query}, rows=listing.count)

The function reads owner and parameters and selects with the owner's own access, so that book, page and job
never differ in scope. Downloads are asked for by POST, since they may start a job.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from core import access_log, clock, errors, excel, files, jobs
from core.http import Request
from core.models import Account, Job

AT_ONCE_ROWS = 2_000
MOST_ROWS = 250_000


@dataclass(frozen=True)
class Book:
    """What a workbook holds: `name` is that of the file, without ending."""

    name: str
    title: str
    filter_words: str
    sheets: Sequence[excel.Sheet]


Make = Callable[[Job], Book]


def kind(name: str, *, label: str | Promise, authorise: Callable[[Job], bool]) -> Callable[[Make], Make]:
    """Register a function that makes such a book, as a kind of job."""

    def register(make: Make) -> Make:
        jobs.kind(name, label=label, authorise=authorise)(lambda job: _write(make, job))
        return make

    return register


def answer(
    request: Request, kind: str, parameters: dict[str, Any], *, rows: int, title: str = ""
) -> HttpResponseBase:
    """The file itself for up to 2,000 rows; beyond that a job, and the page that shows it."""
    if rows <= AT_ONCE_ROWS:
        return _at_once(request.user, kind, parameters, title)
    with errors.shown_to(request) as outcome:
        if rows > MOST_ROWS:
            raise ValidationError(_("Lebih dari 250.000 baris. Persempit filter lalu unduh lagi."))
        jobs.start(kind, parameters, by=request.user, title=title)
    if not outcome.failed:
        messages.info(request, _("Sedang disiapkan. Berkas muncul di sini setelah siap."))
    return redirect("core:download-list")


def _at_once(account: Account, kind: str, parameters: dict[str, Any], title: str) -> HttpResponseBase:
    result = jobs.make(kind, parameters, by=account, title=title)
    access_log.record(account, f"{kind}.download", str(account.pk), reason=result.name)
    return files.once(result.path, result.name)


def _write(make: Make, job: Job) -> jobs.Result:
    book = make(job)
    about = excel.About(
        title=book.title,
        filter_words=book.filter_words,
        by=job.owner.name,
        at=clock.now(),
        zone=job.owner.zone,
    )
    path = files.scratch(".xlsx")
    excel.write(path, book.sheets, about)
    return jobs.Result(f"{book.name}.xlsx", path)
