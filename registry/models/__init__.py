"""The tables of the registry, one module per noun."""

from registry.models.absences import Absence
from registry.models.appointments import ACTING_KINDS, Appointment, SupervisorAssignment
from registry.models.change_requests import ChangeRequest, SupervisorReport
from registry.models.competencies import Competency, HeldCompetency, PositionCompetency
from registry.models.conduct import AwardRecord, DisciplineRecord
from registry.models.contracts import Contract, FilePaper, NumberRecord
from registry.models.employees import Employee, Official
from registry.models.extra_fields import ExtraField
from registry.models.grants import Grant
from registry.models.histories import HistoryRow, Source
from registry.models.identities import FamilyMember, PersonIdentity, PersonKey
from registry.models.imports import ImportRun
from registry.models.index_snapshots import IndexSnapshot
from registry.models.learning import EducationRecord, TrainingRecord
from registry.models.positions import Position
from registry.models.ranks import CreditRecord, RankRecord, SalaryIncrement
from registry.models.ratings import RatingRecord
from registry.models.references import EducationLevel, Holiday, LegalStanding, Rank
from registry.models.units import OrgUnit, UnitLine, WorkPattern
from registry.models.warnings import EarlyWarning

__all__ = [
    "ACTING_KINDS",
    "Absence",
    "Appointment",
    "AwardRecord",
    "ChangeRequest",
    "Competency",
    "Contract",
    "CreditRecord",
    "DisciplineRecord",
    "EarlyWarning",
    "EducationLevel",
    "EducationRecord",
    "Employee",
    "ExtraField",
    "FamilyMember",
    "FilePaper",
    "Grant",
    "HeldCompetency",
    "HistoryRow",
    "Holiday",
    "ImportRun",
    "IndexSnapshot",
    "LegalStanding",
    "NumberRecord",
    "Official",
    "OrgUnit",
    "PersonIdentity",
    "PersonKey",
    "Position",
    "PositionCompetency",
    "Rank",
    "RankRecord",
    "RatingRecord",
    "SalaryIncrement",
    "Source",
    "SupervisorAssignment",
    "SupervisorReport",
    "TrainingRecord",
    "UnitLine",
    "WorkPattern",
]
