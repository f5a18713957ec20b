"""Background jobs of performance: the workbook of a large unit's month."""

from __future__ import annotations

import uuid

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import jobs
from core.models import Job
from performance.exports import unit_months as export
from performance.filters import unit_months as filters
from performance.rules import policy
from registry import access


def may_see_unit(job: Job) -> bool:
    """Whether the owner still holds a role for the unit."""
    units = access.units_of(job.owner, *access.READS_EMPLOYEES)
    return units.filter(pk=job.parameters["unit"]).exists()


@jobs.kind(policy.UNIT_MONTH_JOB, label=gettext_lazy("Laporan harian unit"), authorise=may_see_unit)
def unit_month(job: Job) -> jobs.Result:
    """Write the workbook with the rights that the owner has now."""
    unit = access.get_unit(job.owner, uuid.UUID(job.parameters["unit"]), *access.READS_EMPLOYEES)
    wanted = filters.found_by(job.owner, unit, job.parameters["query"])
    if export.row_count(wanted) > export.MOST_ROWS:
        raise ValidationError(_("Lebih dari 250.000 baris. Pilih unit yang lebih kecil."))
    path = export.write(wanted, by=job.owner, progress=lambda percent: jobs.progress(job, min(percent, 99)))
    return jobs.Result(export.file_name(wanted), path)
