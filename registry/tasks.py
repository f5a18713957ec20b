"""Scheduled work of the registry, and the workbooks that people ask for."""

from __future__ import annotations

from datetime import datetime, timedelta

from celery import shared_task
from django.utils.translation import gettext as _

from core import clock, exports, scheduling
from core.models import Account, Job, Zone
from registry import access
from registry.actions import early_warnings, grants
from registry.exports import early_warnings as warning_sheets
from registry.exports import employees
from registry.filters import early_warnings as warning_filters
from registry.filters.employees import found_by

GRANT_DATES, EARLY_WARNINGS = "grant-dates", "early-warnings"


@scheduling.job(GRANT_DATES, every=timedelta(hours=1), catch_up=timedelta(0))
def follow_dates(period_start: datetime) -> None:
    """Open and close Django admin for those whose administrator grant began or ended today."""
    grants.follow_dates(by=Account.objects.system())


@shared_task(name="registry.tasks.follow_grant_dates")
def follow_grant_dates() -> None:
    """The tick; the table of runs decides."""
    scheduling.run_once(GRANT_DATES)


@scheduling.job(EARLY_WARNINGS, every=timedelta(days=1), catch_up=timedelta(days=1))
def look_ahead(period_start: datetime) -> None:
    """Write what will fall due, once each, and close what no longer does."""
    early_warnings.refresh(clock.today(Zone.WIB), by=Account.objects.system())


@shared_task(name="registry.tasks.find_early_warnings")
def find_early_warnings() -> None:
    """The tick; the table of runs decides."""
    scheduling.run_once(EARLY_WARNINGS)


def may_have_warnings(job: Job) -> bool:
    """Whether the owner holds a role that reads early warnings now."""
    return bool(access.roles(job.owner) & set(access.READS_WARNINGS))


@exports.kind("early-warnings", label=_("Peringatan dini"), authorise=may_have_warnings)
def warning_list(job: Job) -> exports.Book:
    """The early warnings that one filter finds for the owner."""
    today = access.scope(job.owner).today
    selection = warning_filters.found_by(job.owner, job.parameters["query"])
    return exports.Book(
        name=f"peringatan-dini-{today.isoformat()}",
        title=_("Peringatan dini kepegawaian"),
        filter_words=selection.filter_words,
        sheets=[warning_sheets.sheet(selection.queryset, today)],
    )


def may_have_list(job: Job) -> bool:
    """Whether the owner has a role that reads employees now; which ones, the selection asks by itself."""
    return bool(access.roles(job.owner) & set(access.READS_EMPLOYEES))


@exports.kind("employee-list", label=_("Daftar pegawai"), authorise=may_have_list)
def employee_list(job: Job) -> exports.Book:
    """The employees that one filter finds for the owner."""
    today = access.scope(job.owner).today
    selection = found_by(job.owner, job.parameters["query"])
    return exports.Book(
        name=f"pegawai-{today.isoformat()}",
        title=_("Daftar pegawai"),
        filter_words=selection.filter_words,
        sheets=[employees.sheet(selection.queryset, today)],
    )
