"""The tables of the registry, one module per noun."""

from registry.models.absences import Absence
from registry.models.appointments import ACTING_KINDS, Appointment, SupervisorAssignment
from registry.models.change_requests import ChangeRequest
from registry.models.conduct import AwardRecord, DisciplineRecord
from registry.models.contracts import Contract, FilePaper, NumberRecord
from registry.models.employees import Employee, Official
from registry.models.grants import Grant
from registry.models.histories import HistoryRow, Source
from registry.models.learning import EducationRecord, TrainingRecord
from registry.models.positions import Position
from registry.models.ranks import CreditRecord, RankRecord, SalaryIncrement
from registry.models.references import EducationLevel, Holiday, LegalStanding, Rank
from registry.models.supervisor_reports import SupervisorReport
from registry.models.units import OrgUnit, UnitLine, WorkPattern
from registry.models.warnings import EarlyWarning

__all__ = [
    "ACTING_KINDS",
    "Absence",
    "Appointment",
    "AwardRecord",
    "ChangeRequest",
    "Contract",
    "CreditRecord",
    "DisciplineRecord",
    "EarlyWarning",
    "EducationLevel",
    "EducationRecord",
    "Employee",
    "FilePaper",
    "Grant",
    "HistoryRow",
    "Holiday",
    "LegalStanding",
    "NumberRecord",
    "Official",
    "OrgUnit",
    "Position",
    "Rank",
    "RankRecord",
    "SalaryIncrement",
    "Source",
    "SupervisorAssignment",
    "SupervisorReport",
    "TrainingRecord",
    "UnitLine",
    "WorkPattern",
]
