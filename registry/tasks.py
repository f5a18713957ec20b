"""Scheduled work of the registry, and the workbooks that people ask for."""

from __future__ import annotations

from datetime import datetime, timedelta

from celery import shared_task
from django.utils.translation import gettext as _

from core import exports, scheduling
from core.models import Account, Job
from registry import access
from registry.actions import grants
from registry.exports import employees
from registry.filters.employees import found_by

GRANT_DATES = "grant-dates"


@scheduling.job(GRANT_DATES, every=timedelta(hours=1), catch_up=timedelta(0))
def follow_dates(period_start: datetime) -> None:
    """Open and close Django admin for those whose administrator grant began or ended today."""
    grants.follow_dates(by=Account.objects.system())


@shared_task(name="registry.tasks.follow_grant_dates")
def follow_grant_dates() -> None:
    """The tick; the table of runs decides."""
    scheduling.run_once(GRANT_DATES)


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
