"""The files of the demo employees: ranks, increments, contracts, education, training."""

from __future__ import annotations

import random
import uuid
from collections.abc import Iterator
from datetime import date, timedelta

from asn_portal.seed import references
from asn_portal.seed.agency import Agency, during
from registry.models import (
    Contract,
    EducationRecord,
    Employee,
    Rank,
    RankRecord,
    SalaryIncrement,
    TrainingRecord,
)
from registry.rules.month_steps import add_months

SEED = 20260202
PLACES = ["Tirta Kencana", "Muara Laras", "Kota Senja", "Bukit Manis", "Pelabuhan Lama", "Sungai Tenang"]
UNIVERSITIES = ["Universitas Tirta Kencana", "Universitas Bahari Laras", "Institut Administrasi Senja"]
SCHOOLS = ["SMA Negeri 1 Tirta Kencana", "SMA Negeri 2 Muara Laras", "SMK Negeri 1 Kota Senja"]
MAJORS = ["Administrasi Negara", "Kesejahteraan Sosial", "Akuntansi", "Ilmu Hukum", "Teknik Informatika"]
TRAININGS = [
    ("technical", "Pelatihan pengelolaan arsip dinamis", 24),
    ("technical", "Pelatihan pelayanan publik", 32),
    ("technical", "Pelatihan aplikasi perkantoran", 20),
    ("seminar", "Seminar budaya kerja BerAKHLAK", 8),
    ("sociocultural", "Pelatihan keberagaman di tempat kerja", 16),
]
ORGANISER = "BPSDM Kabupaten Tirta Kencana"
HIGH_GRADES = {"III", "IV", "IX", "X", "XI"}


def tell(agency: Agency) -> None:
    """Plan the file of every employee; its own chance leaves the rest of the agency as it was."""
    rng = random.Random(SEED)
    ladder = sorted(
        (rank for (scheme, _grade), rank in references.ranks().items() if scheme == Rank.Scheme.PNS),
        key=lambda rank: rank.order,
    )
    for employee in agency.of(Employee):
        employee.birth_place = rng.choice(PLACES)
        for row in _file(employee, ladder, agency.today, rng):
            row.id = uuid.UUID(int=rng.getrandbits(128), version=4)
            agency.add(row)


def _file(employee: Employee, ladder: list[Rank], today: date, rng: random.Random) -> Iterator:
    until = employee.left_on or today
    if employee.rank and employee.rank.scheme == Rank.Scheme.PNS:
        yield from _ranks(employee, [r for r in ladder if r.order <= employee.rank.order], until, rng)
        yield from _increments(employee, until)
    elif employee.rank:
        yield _contract(employee, until)
    yield _education(employee, rng)
    for kind, name, hours in rng.sample(TRAININGS, rng.randint(0, 2)):
        yield _training(employee, kind, name, hours, until - timedelta(days=rng.randint(30, 700)))


def _ranks(employee: Employee, ladder: list[Rank], until: date, rng: random.Random) -> Iterator[RankRecord]:
    """Down the ladder from its top, the present rank, in steps of four years to the day of entry."""
    day = add_months(until.replace(day=1), -rng.randint(1, 44))
    for rank in reversed(ladder):
        is_first = rank is ladder[0] or add_months(day, -48) <= employee.joined_on
        since = employee.joined_on if is_first else day
        yield RankRecord(
            employee=employee,
            rank=rank,
            kind=RankRecord.Kind.FIRST if is_first else RankRecord.Kind.REGULAR,
            effective_on=since,
            decree_number=f"823/{rank.code}/{since.year}",
            decree_date=since - timedelta(days=20),
        )
        if is_first:
            return
        day = add_months(day, -48)


def _increments(employee: Employee, until: date) -> Iterator[SalaryIncrement]:
    """The last two, every other year from the day of entry."""
    years = (until.year - employee.joined_on.year) // 2 * 2
    for back in (years, years - 2):
        day = add_months(employee.joined_on.replace(day=1), back * 12)
        if back > 0 and day <= until:
            yield SalaryIncrement(
                employee=employee,
                effective_on=day,
                service_years=back,
                service_months=0,
                decree_number=f"822.3/{back}/{day.year}",
                decree_date=day - timedelta(days=45),
            )


def _contract(employee: Employee, until: date) -> Contract:
    """The running one of five years."""
    start = employee.joined_on
    while add_months(start, 60) <= until:
        start = add_months(start, 60)
    number = f"814/{start:%m}/{start.year}"
    return Contract(
        employee=employee,
        during=during(start, add_months(start, 60)),
        decree_number=number,
        decree_date=start,
    )


def _education(employee: Employee, rng: random.Random) -> EducationRecord:
    grade = employee.rank.grade.split("/")[0] if employee.rank else "III"
    is_high = grade in HIGH_GRADES
    year = employee.joined_on.year - rng.randint(0, 2)
    return EducationRecord(
        employee=employee,
        level_id="40" if is_high else "15",
        school=rng.choice(UNIVERSITIES if is_high else SCHOOLS),
        major=rng.choice(MAJORS) if is_high else "",
        graduated_year=max(year, employee.birth_date.year + 17),
        diploma_number=f"{rng.randint(1000, 9999)}/{year}",
        is_first=True,
    )


def _training(employee: Employee, kind: str, name: str, hours: int, ended: date) -> TrainingRecord:
    started = max(ended - timedelta(days=hours // 8), employee.joined_on)
    return TrainingRecord(
        employee=employee,
        kind=kind,
        name=name,
        organiser=ORGANISER,
        hours=hours,
        started_on=started,
        ended_on=max(ended, started),
        certificate_number=f"{employee.nip[-6:]}/{kind[:3].upper()}{hours}/{ended.year}",
    )
