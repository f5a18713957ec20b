"""The tables of the registry, one module per noun."""

from registry.models.absences import Absence
from registry.models.appointments import ACTING_KINDS, Appointment, SupervisorAssignment
from registry.models.employees import Employee, Official
from registry.models.grants import Grant
from registry.models.positions import Position
from registry.models.references import Holiday, LegalStanding, Rank
from registry.models.units import OrgUnit, UnitLine, WorkPattern

__all__ = [
    "ACTING_KINDS",
    "Absence",
    "Appointment",
    "Employee",
    "Grant",
    "Holiday",
    "LegalStanding",
    "Official",
    "OrgUnit",
    "Position",
    "Rank",
    "SupervisorAssignment",
    "UnitLine",
    "WorkPattern",
]
