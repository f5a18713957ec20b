"""Dasbor unit: the month of a unit and everything below it, on the page and as a workbook."""

from __future__ import annotations

import uuid

from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from core import access_log, errors, files, jobs, lists
from core.http import Request
from performance import access
from performance.exports import unit_months as export
from performance.filters import unit_months as filters
from performance.queries import unit_months
from performance.rules import policy
from registry import access as registry_access

ROLES = registry_access.READS_EMPLOYEES
PAGES = "performance/unit_months"


@require_safe
def chooser(request: Request) -> HttpResponse:
    """The units of one's grants; straight to the only one."""
    registry_access.require_role(request.user, *ROLES)
    units = list(access.granted_units(request.user))
    if len(units) == 1:
        return redirect("performance:unit-month", units[0].pk)
    return render(request, f"{PAGES}/chooser.html", {"units": units})


@require_safe
def month(request: Request, pk: uuid.UUID) -> HttpResponse:
    """The month of the unit: per employee what was due, filed, missing and approved."""
    unit = registry_access.get_unit(request.user, pk, *ROLES)
    shown = filters.people_of(request.user, unit, request.GET)
    listing = lists.build(
        request, shown.employees, filters.UnitMonthFilter, sorts=filters.SORTS, default_sort="nama"
    )
    rows = unit_months.rows(list(listing.rows), shown.first, shown.today)
    totals = unit_months.totals(listing.selection.queryset, shown.first, count=listing.count)
    context = {
        "unit": unit,
        "shown": shown,
        "listing": listing,
        "rows": rows,
        "totals": totals,
        "children": unit_months.children(unit, shown.last),
        "is_direct": max(totals.reports, totals.employees) <= export.DIRECT_ROWS,
    }
    return render(request, f"{PAGES}/month.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def workbook(request: Request, pk: uuid.UUID) -> HttpResponseBase:
    """Unduh Excel: a small month at once (GET), a large one by a background job (POST)."""
    unit = registry_access.get_unit(request.user, pk, *ROLES)
    wanted = filters.found_by(request.user, unit, request.GET)
    if request.method == "POST":
        parameters = {"unit": str(unit.pk), "query": request.GET.urlencode()}
        with errors.shown_to(request):
            jobs.start(policy.UNIT_MONTH_JOB, parameters, by=request.user, title=export.title(wanted))
        return redirect("core:download-list")
    if export.row_count(wanted) > export.DIRECT_ROWS:
        return redirect(f"{reverse('performance:unit-month', args=[pk])}?{request.GET.urlencode()}")
    path = export.write(wanted, by=request.user)
    access_log.record(request.user, "unit-month.download", str(unit.pk))
    answer = FileResponse(path.open("rb"), as_attachment=True, filename=export.file_name(wanted))
    answer["Content-Type"] = files.EXCEL
    path.unlink()
    return answer
