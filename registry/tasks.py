"""Scheduled work of the registry, and the workbooks that people ask for."""

from __future__ import annotations

from celery import shared_task
from django.utils.translation import gettext as _

from core import exports
from core.models import Account, Job
from registry import access
from registry.actions import grants
from registry.exports import employees
from registry.filters.employees import found_by


@shared_task(name="registry.follow_grant_dates")
def follow_grant_dates() -> None:
    """Open and close Django admin for those whose administrator grant began or ended today."""
    grants.follow_dates(by=Account.objects.system())


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
