"""Which reports an account may see and decide on; views get records from nowhere else."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.shortcuts import get_object_or_404

from core.models import Account, StoredFile
from performance.models import ActivityReport, ReportEvidence
from performance.queries import review_queue
from performance.queries.review_queue import Waiting
from registry import access
from registry.models import Appointment, Employee, OrgUnit, SupervisorAssignment

Status = ActivityReport.Status
NOBODY = Q(pk__in=[])


def own_reports(account: Account) -> QuerySet[ActivityReport]:
    """The account's own reports, drafts included."""
    return ActivityReport.objects.filter(employee__account=account)


def reviewable_reports(account: Account) -> QuerySet[ActivityReport]:
    """Handed-in reports on which the account decides: as supervisor on their date, or as HR where none is.

    Never one's own.
    """
    return ActivityReport.objects.filter(_decided_by(account)).exclude(
        Q(status=Status.DRAFT) | Q(employee__account=account)
    )


def visible_reports(account: Account) -> QuerySet[ActivityReport]:
    """Own reports, and the handed-in ones of whom it supervised on their date or holds a grant for."""
    read = Q(employee__in=access.employees_of(account, *access.READS_EMPLOYEES))
    others = ~Q(status=Status.DRAFT) & (_decided_by(account) | read)
    return ActivityReport.objects.filter(Q(employee__account=account) | others)


def get_report(account: Account, pk: uuid.UUID) -> ActivityReport:
    """The report, if the account may see it; else it is not there (404)."""
    return get_object_or_404(
        visible_reports(account).select_related("employee__account", "rhk", "decided_by"), pk=pk
    )


def get_own_report(account: Account, pk: uuid.UUID) -> ActivityReport:
    """The report, if it is the account's own; 403 for who may only read it."""
    report = get_report(account, pk)
    if report.employee.account_id != account.pk:
        raise PermissionDenied
    return report


def get_report_to_review(account: Account, pk: uuid.UUID) -> ActivityReport:
    """The report, if the account decides on it; 403 for its owner and who may only read it."""
    report = get_report(account, pk)
    if not may_review(account, report):
        raise PermissionDenied
    return report


def may_review(account: Account, report: ActivityReport) -> bool:
    """Whether the account decides on this report."""
    return reviewable_reports(account).filter(pk=report.pk).exists()


def get_evidence(account: Account, pk: uuid.UUID, number: int) -> ReportEvidence:
    """A file of a report that the account may see."""
    return _evidence(get_report(account, pk), number)


def get_own_evidence(account: Account, pk: uuid.UUID, number: int) -> ReportEvidence:
    """A file of the account's own report."""
    return _evidence(get_own_report(account, pk), number)


def _evidence(report: ActivityReport, number: int) -> ReportEvidence:
    evidence = get_object_or_404(report.evidence.select_related("file"), number=number)
    evidence.report = report
    return evidence


def own_uploads(account: Account, keys: Collection[uuid.UUID]) -> list[StoredFile]:
    """Files that the account uploaded and nothing owns yet, in the order of the keys."""
    found = StoredFile.objects.in_bulk(keys) if keys else {}
    files = [found[key] for key in keys if key in found]
    return [file for file in files if file.uploaded_by_id == account.pk and file.attached_at is None]


def unit_employees(account: Account, unit: OrgUnit, first: date, last: date) -> QuerySet[Employee]:
    """Employees of the unit and below on `last` (or their own last day), of whom the account may read."""
    placed = access.placements(last).filter(
        access.units_above({unit.pk}, last), kind=Appointment.Kind.DEFINITIVE
    )
    at_work = Q(joined_on__lte=last) & (Q(left_on=None) | Q(left_on__gte=first))
    here, roles = access.scope(account), access.READS_EMPLOYEES
    if last == here.today and not here.is_everywhere(*roles):
        # Of one day, one look at the placement answers both questions.
        placed = placed.filter(access.units_above(here.units(*roles), last))
        return Employee.objects.filter(at_work, Exists(placed))
    return access.employees_of(account, *roles).filter(at_work, Exists(placed))


def granted_units(account: Account) -> QuerySet[OrgUnit]:
    """The units that the account's grants name; each stands for itself and all below."""
    units = access.scope(account).units(*access.READS_EMPLOYEES)
    return OrgUnit.objects.filter(pk__in=units).order_by("code")


def is_reviewer(account: Account) -> bool:
    """Whether anybody is or was under this account, or it keeps an HR queue."""
    return waiting(account) is not None


def require_reviewer(account: Account) -> None:
    """Refuse (403) who never had anybody's reports to decide on."""
    if not is_reviewer(account):
        raise PermissionDenied


def waiting(account: Account) -> Waiting | None:
    """What waits for the account's decision, None for who decides on nobody; asked once per request."""
    if "performance_waiting" not in account.__dict__:
        account.__dict__["performance_waiting"] = _waiting(account)
    return account.__dict__["performance_waiting"]


def _waiting(account: Account) -> Waiting | None:
    """One question for both: is there anybody, and what of theirs waits."""
    here, found = access.scope(account), reviewable_reports(account)
    if here.units(access.HR):
        return review_queue.count(found)
    if here.employee is None and here.official is None:
        return None
    counted = review_queue.counted(found)
    answer = SupervisorAssignment.objects.filter(_mine(here)).order_by().values_list(Subquery(counted))[:1]
    return Waiting.read(answer[0][0]) if answer else None


def _mine(here: access.Scope) -> Q:
    return Q(supervisor=here.employee) if here.employee else Q(official=here.official)


def _decided_by(account: Account) -> Q:
    """Supervisor of the employee on the date of the report, or HR for those in the HR queue on it."""
    deciding = _deciding(account)
    if deciding is None:
        return NOBODY
    assignments = SupervisorAssignment.objects.filter(deciding)
    on_the_day = assignments.filter(employee=OuterRef("employee"), during__contains=OuterRef("date"))
    # Naming the few employees first spares a look at every waiting report of the agency.
    return Q(Exists(on_the_day), employee__in=assignments.values("employee"))


def _deciding(account: Account) -> Q | None:
    """The supervisor assignments that make the account decide; None for who decides on nobody."""
    here = access.scope(account)
    found = _mine(here) if here.employee or here.official else None
    if not here.units(access.HR):
        return found
    queue = Q(source=SupervisorAssignment.Source.HR_QUEUE)
    if not here.is_everywhere(access.HR):
        queue &= Q(employee__in=access.employees_of(account, access.HR))
    return queue if found is None else found | queue
