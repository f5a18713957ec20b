"""One row of everything that an employee's file and HR's queues hold."""

from __future__ import annotations

from datetime import UTC, date, datetime

from psycopg.types.range import DateRange

from core import files
from core.models import Account
from registry.models import (
    AwardRecord,
    ChangeRequest,
    Contract,
    CreditRecord,
    DisciplineRecord,
    EarlyWarning,
    EducationRecord,
    FilePaper,
    NumberRecord,
    Rank,
    RankRecord,
    SalaryIncrement,
    SupervisorReport,
    TrainingRecord,
)
from registry.tests import factories

NOW = datetime(2026, 3, 4, tzinfo=UTC)
DAY = date(2025, 4, 1)
ROWS = {
    RankRecord: {"kind": "101", "effective_on": DAY},
    SalaryIncrement: {"effective_on": DAY, "service_years": 8},
    CreditRecord: {"period_start": DAY, "period_end": DAY, "main": 10},
    EducationRecord: {"level_id": "40", "school": "Universitas Uji", "graduated_year": 2012},
    TrainingRecord: {
        **{"kind": "technical", "name": "Uji", "organiser": "Uji", "hours": 8},
        **{"started_on": DAY, "ended_on": DAY},
    },
    DisciplineRecord: {"level": "R", "sanction": "2", "effective_on": DAY, "reason": "Uji"},
    AwardRecord: {"kind": "400", "name": "Uji", "year": 2024},
    Contract: {"during": DateRange(DAY, date(2027, 4, 1))},
    NumberRecord: {"kind": "old-nip", "number": "123456789"},
    FilePaper: {"kind": "other"},
    ChangeRequest: {"field": "front_title", "new_value": "Dr.", "reason": "Uji"},
    SupervisorReport: {},
}


def write(account: Account) -> None:
    """Write what the employee's file has none of yet, and an open and a closed warning."""
    employee = account.employee
    paper = files.store(factories.scan(), by=account)
    more = {
        RankRecord: {"rank": Rank.objects.filter(scheme="pns").first()},
        FilePaper: {"document": paper},
        ChangeRequest: {"submitted_by": account},
        SupervisorReport: {"reported_by": account},
    }
    with factories.setup():
        files.attach(paper)
        for model, facts in ROWS.items():
            if not model.objects.filter(employee=employee).exists():
                model.objects.create(employee=employee, **facts, **more.get(model, {}))
        for due_on, closed_at in ((date(2026, 4, 2), None), (date(2026, 4, 3), NOW)):
            EarlyWarning.objects.create(
                employee=employee, kind="promotion", due_on=due_on, closed_at=closed_at
            )
