"""The tables of performance, one module per noun."""

from performance.models.activity_reports import ActivityReport, Outage, ReportEvidence
from performance.models.skp import Period, Rhk, Skp

__all__ = ["ActivityReport", "Outage", "Period", "ReportEvidence", "Rhk", "Skp"]
