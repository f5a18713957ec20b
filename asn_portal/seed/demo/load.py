"""Plans the demo agency and writes it in one transaction."""

from __future__ import annotations

import random
from datetime import date, timedelta

from django.contrib.auth.hashers import make_password
from django.db import transaction

from asn_portal.seed import copying, supervisors
from asn_portal.seed.agency import Agency, account_of
from asn_portal.seed.demo import bells, careers, history, plans, requests, rights, steps, structure
from asn_portal.seed.demo.calendar import Calendar
from asn_portal.seed.demo.cast import HR
from asn_portal.seed.demo.evidence import EvidenceRoom
from asn_portal.seed.demo.reports import Reports
from asn_portal.seed.demo.staffing import Staffing
from asn_portal.seed.demo.team import Team
from core import audit, clock
from core.models import Account
from performance.models import ActivityReport
from registry.actions import early_warnings, grants
from registry.models import Appointment, Official

SEED = 20260101
NOTE = "Instansi contoh Kabupaten Tirta Kencana"
EVIDENCE_DAYS, EVIDENCE_SHARE = 6, 0.25


@transaction.atomic
def load(password: str) -> Agency:
    """Write the whole agency; people sign in with `password`."""
    agency = Agency(clock.today("Asia/Jakarta"), random.Random(SEED))
    system = Account.objects.system()
    hashed = make_password(password)
    with audit.acting(copying.ACTION, by=system, note=NOTE):
        rights.ask_no_second_factor()
        room = _plan(agency, hashed, system)
        rights.add_applicant(hashed, agency)
    with copying.on_record(NOTE):
        for objects in agency.rows.values():
            copying.copy_objects(objects)
    steps.copy_steps(agency)
    grants.follow_dates(by=system)
    room.write()
    early_warnings.refresh(agency.today, by=system)
    requests.ask()
    return agency


def _plan(agency: Agency, hashed: str, system: Account) -> EvidenceRoom:
    staffing = Staffing(agency, structure.build(agency), hashed)
    staffing.fill()
    history.tell(agency, staffing)
    careers.tell(agency)
    since = agency.today.replace(year=agency.today.year - 1, month=1, day=1)
    for row in supervisors.assignments(agency.of(Appointment), agency.of(Official), since):
        agency.add(row)
    rights.give(agency, staffing, system)
    first_day = _first_day(agency.today)
    works = plans.build(agency, first_day)
    return _write_diaries(agency, staffing, works, first_day)


def _first_day(today: date) -> date:
    """Of the quarter, or of last month where that is earlier."""
    quarter = today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1)
    last_month = (today.replace(day=1) - timedelta(days=1)).replace(day=1)
    return min(quarter, last_month)


def _write_diaries(
    agency: Agency, staffing: Staffing, works: list[plans.Work], first_day: date
) -> EvidenceRoom:
    now = clock.now()
    calendar = Calendar(agency, first_day)
    calendar.add_local_holiday()
    reports = Reports(agency, calendar, now, account_of(staffing.members[HR]).pk)
    team = Team(agency, reports, staffing, works)
    calendar.add_absences(spared=team.people)
    reports.add_usual(works, spared=team.people)
    usual = [report for report in agency.of(ActivityReport) if report.date > agency.days_ago(EVIDENCE_DAYS)]
    team.add()
    room = EvidenceRoom(agency)
    room.add(usual, EVIDENCE_SHARE)
    room.add(team.with_evidence)
    bells.ring(agency, now)
    return room
