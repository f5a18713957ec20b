"""Units and posts: one root, then departments, divisions and sections, some fifteen people to a unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from asn_portal.seed.agency import Agency, add_lines, during
from core.models import Zone
from registry.models import OrgUnit, Position, WorkPattern

PEOPLE_PER_UNIT = 15
SECTIONS_PER_DIVISION, DIVISIONS_PER_DEPARTMENT = 4, 5
FOUNDED = date(2017, 1, 1)
ZONES = [Zone.WIB, Zone.WIB, Zone.WITA, Zone.WIB, Zone.WITA, Zone.WIB, Zone.WIT]
AFFAIRS = [
    *("Sosial", "Kesehatan", "Pendidikan", "Komunikasi dan Informatika", "Pekerjaan Umum", "Perhubungan"),
    *("Pertanian", "Perikanan", "Pariwisata", "Lingkungan Hidup", "Ketenagakerjaan", "Perdagangan", "Pangan"),
]
TASKS = ["Perencanaan", "Pelayanan", "Pengawasan", "Pemberdayaan", "Data dan Informasi"]
STAFF = [
    ("Penelaah Teknis Kebijakan", Position.Kind.PELAKSANA, "", 7),
    ("Pengolah Data dan Informasi", Position.Kind.PELAKSANA, "", 6),
    ("Analis Kebijakan Ahli Pertama", Position.Kind.JF_KEAHLIAN, Position.Level.AHLI_PERTAMA, 8),
]
HEADS: dict[str, tuple[str, str, int]] = {
    OrgUnit.Kind.AGENCY: (Position.Kind.JPT_PRATAMA, Position.Level.IIA, 15),
    OrgUnit.Kind.DEPARTMENT: (Position.Kind.JPT_PRATAMA, Position.Level.IIB, 14),
    OrgUnit.Kind.DIVISION: (Position.Kind.ADMINISTRATOR, Position.Level.IIIB, 11),
    OrgUnit.Kind.SECTION: (Position.Kind.PENGAWAS, Position.Level.IVA, 9),
}


@dataclass
class Desk:
    """A unit with its head post, the posts of its staff and how many people it has beside the head."""

    unit: OrgUnit
    head: Position
    staff: list[Position] = field(default_factory=list)
    number: int = 0


class Structure:
    """Plans the units of an agency of so many people, department by department."""

    def __init__(self, agency: Agency, employees: int, pattern: WorkPattern) -> None:
        self.pattern = pattern
        share = 1 + 1 / SECTIONS_PER_DIVISION + 1 / (SECTIONS_PER_DIVISION * DIVISIONS_PER_DEPARTMENT)
        self.sections = max(1, round(employees / PEOPLE_PER_UNIT / share))
        self.divisions = -(-self.sections // SECTIONS_PER_DIVISION)
        self.departments = -(-self.divisions // DIVISIONS_PER_DEPARTMENT)
        heads = 1 + self.departments + self.divisions + self.sections
        self.staff = max(0, employees - heads)
        self.agency = agency
        self.root = self._desk(agency, "1", "Pemerintah Kabupaten Sintetis", OrgUnit.Kind.AGENCY, [])

    def department(self, agency: Agency, number: int) -> Iterator[Desk]:
        """The desks of one department, its own first."""
        affair, round_ = AFFAIRS[number % len(AFFAIRS)], number // len(AFFAIRS) + 1
        name = f"Dinas {affair}" if round_ == 1 else f"Dinas {affair} Wilayah {round_}"
        zone = ZONES[number % len(ZONES)]
        top = self._desk(agency, f"1.{number + 1:03d}", name, OrgUnit.Kind.DEPARTMENT, [self.root], zone)
        yield top
        first = number * DIVISIONS_PER_DEPARTMENT
        for division in range(first, min(first + DIVISIONS_PER_DEPARTMENT, self.divisions)):
            yield from self._division(agency, division, top, zone)

    def _division(self, agency: Agency, division: int, top: Desk, zone: str) -> Iterator[Desk]:
        place = division % DIVISIONS_PER_DEPARTMENT
        code, name = f"{top.unit.code}.{place + 1:02d}", f"Bidang {TASKS[place]}"
        middle = self._desk(
            agency, code, f"{name} {top.unit.name}", OrgUnit.Kind.DIVISION, [top, self.root], zone
        )
        yield middle
        first = division * SECTIONS_PER_DIVISION
        for section in range(first, min(first + SECTIONS_PER_DIVISION, self.sections)):
            number = section - first + 1
            desk = self._desk(
                agency,
                f"{code}.{number:02d}",
                f"Seksi {TASKS[place]} {number} {top.unit.name}",
                OrgUnit.Kind.SECTION,
                [middle, top, self.root],
                zone,
            )
            desk.number = self.staff // self.sections + (section < self.staff % self.sections)
            yield desk

    def _desk(
        self, agency: Agency, code: str, name: str, kind: str, above: list[Desk], zone: str = Zone.WIB
    ) -> Desk:
        unit = OrgUnit(
            id=agency.new_id(),
            code=code,
            name=name,
            kind=kind,
            zone=zone,
            work_pattern=self.pattern,
            during=during(FOUNDED),
        )
        agency.add(unit)
        add_lines(agency, unit, [desk.unit for desk in above])
        head = _post(agency, unit, f"Kepala {name}", *HEADS[kind], superior=above[0].head if above else None)
        head.is_head = head.single_holder = True
        desk = Desk(unit, head)
        if kind == OrgUnit.Kind.SECTION:
            desk.staff = [_post(agency, unit, *plan, superior=head) for plan in STAFF]
        return desk


def _post(
    agency: Agency,
    unit: OrgUnit,
    name: str,
    kind: str,
    level: str,
    job_class: int,
    *,
    superior: Position | None,
) -> Position:
    post = Position(
        id=agency.new_id(),
        name=name,
        unit=unit,
        kind=kind,
        level=level,
        job_class=job_class,
        superior=superior,
        retirement_age=58,
    )
    agency.add(post)
    return post
