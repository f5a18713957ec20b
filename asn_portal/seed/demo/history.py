"""What happened in the agency in the past year: transfers, retirements, acting heads, a long study leave."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

from asn_portal.seed import references
from asn_portal.seed.agency import Agency, account_of, during
from asn_portal.seed.demo.staffing import VACANT_WITH_ACTING, Staffing
from asn_portal.seed.demo.structure import Seat
from registry.models import Absence, Appointment, Employee

TRANSFERRED = 30
STAND_IN = "Kepala Seksi Jaminan Sosial Keluarga"
ON_LEAVE, DEPUTY = "Kepala Puskesmas Teluk Biru", "Dokter Ahli Pertama"
SWAPPED = (
    "Kepala Seksi Pemerintahan Kecamatan Muara Kencana",
    "Kepala Seksi Pelayanan Umum Kecamatan Muara Kencana",
)
KIND = Appointment.Kind


def tell(agency: Agency, staffing: Staffing) -> None:
    """Plan the events of the year."""
    seats = {seat.position.name: seat for seat in staffing.structure.seats}
    vacant_since = _month_start(agency, 3)
    _retire(staffing, seats[VACANT_WITH_ACTING], vacant_since)
    _retire(staffing, _seat(staffing, "1.03.01.01", "Pengadministrasi Perkantoran"), _month_start(agency, 6))
    _retire(staffing, _seat(staffing, "1.07.03", "Guru Ahli Muda"), _month_start(agency, 1))
    _act(agency, _holder(agency, STAND_IN), seats[VACANT_WITH_ACTING], vacant_since, None, KIND.PLT)
    _stand_in_for_leave(agency, seats)
    _swap(agency, *SWAPPED, on=_month_start(agency, 5))
    _transfer(agency, staffing)
    _study(agency, staffing)


def _month_start(agency: Agency, months: int) -> date:
    day = agency.today.replace(day=1)
    for _month in range(months - 1):
        day = (day - timedelta(days=1)).replace(day=1)
    return day


def _seat(staffing: Staffing, unit: str, name: str) -> Seat:
    return next(s for s in staffing.structure.seats if s.unit.code == unit and s.position.name == name)


def _holder(agency: Agency, post: str) -> Appointment:
    return next(a for a in agency.of(Appointment) if a.position.name == post and a.during.upper is None)


def _retire(staffing: Staffing, seat: Seat, on: date) -> None:
    employee = staffing.hire(seat, end=on)
    employee.left_on = on - timedelta(days=1)
    employee.legal_standing = staffing.standings.get(references.RETIRED, employee.legal_standing)
    # Retired on the first of the month after the birthday.
    birthday = (on - timedelta(days=12)).replace(year=on.year - seat.plan.retirement_age)
    employee.birth_date = birthday
    employee.nip = staffing.people.nip(birthday, employee.joined_on, employee.sex)
    account_of(employee).login = employee.nip


def _act(agency: Agency, held: Appointment, seat: Seat, start: date, end: date | None, kind: str) -> None:
    agency.add(
        Appointment(
            id=agency.new_id(),
            employee=held.employee,
            position=seat.position,
            single_holder=True,
            kind=kind,
            during=during(start, end),
            decree_number=f"800.1.11.1/{agency.rng.randint(11, 989)}/BKPSDM/{start.year}",
            decree_date=start - timedelta(days=3),
        )
    )


def _stand_in_for_leave(agency: Agency, seats: dict[str, Seat]) -> None:
    """The head of a health centre is on leave this week; a doctor stands in as Plh."""
    start, end = agency.days_ago(agency.today.weekday()), agency.days_ago(agency.today.weekday() - 7)
    head = _holder(agency, ON_LEAVE)
    agency.add(
        Absence(
            employee=head.employee, kind=Absence.Kind.LEAVE, during=during(start, end), note="Cuti tahunan"
        )
    )
    deputy = next(
        a
        for a in agency.of(Appointment)
        if a.position.name == DEPUTY and a.position.superior is seats[ON_LEAVE].position
    )
    _act(agency, deputy, seats[ON_LEAVE], start, end, KIND.PLH)


def _swap(agency: Agency, one: str, other: str, *, on: date) -> None:
    """Two heads of section changed places on a day."""
    first, second = _holder(agency, one), _holder(agency, other)
    for held, before in ((first, second.position), (second, first.position)):
        _precede(agency, held, before, on)


def _precede(agency: Agency, held: Appointment, position, on: date) -> None:
    """Let the person have been in `position` until the day, and in the present post from then on."""
    agency.add(
        Appointment(
            id=agency.new_id(),
            employee=held.employee,
            position=position,
            single_holder=position.single_holder,
            during=during(held.during.lower, on),
            decree_number=held.decree_number,
            decree_date=held.decree_date,
        )
    )
    held.during = during(on)
    held.decree_number = f"800.1.3.1/{agency.rng.randint(11, 989)}/BKPSDM/{on.year}"
    held.decree_date = on - timedelta(days=agency.rng.randint(3, 10))


def _transfer(agency: Agency, staffing: Staffing) -> None:
    """Some thirty people came from the same kind of post in another unit."""
    posts = defaultdict(list)
    for seat in staffing.structure.seats:
        if not seat.position.single_holder:
            posts[seat.position.name].append(seat.position)
    cast = {employee.pk for employee in staffing.members.values()}
    movable = [
        held
        for held in agency.of(Appointment)
        if held.during.upper is None
        and held.kind == KIND.DEFINITIVE
        and len(posts[held.position.name]) > 1
        and held.employee_id not in cast
        and held.employee.joined_on < agency.days_ago(500)
    ]
    for held in agency.rng.sample(movable, TRANSFERRED):
        before = agency.rng.choice([post for post in posts[held.position.name] if post is not held.position])
        _precede(agency, held, before, _month_start(agency, agency.rng.randint(4, 12)))


def _study(agency: Agency, staffing: Staffing) -> None:
    """Two people study for a master's degree."""
    standing = staffing.standings.get(references.STUDY_LEAVE)
    people = [
        e
        for e in agency.of(Employee)
        if e.kind == Employee.Kind.PNS and account_of(e).login == e.nip and not e.left_on
    ]
    staff = [e for e in people if standing and e.joined_on > agency.days_ago(3600)]
    for employee in agency.rng.sample(staff, min(2, len(staff))):
        employee.legal_standing = standing
        start = _month_start(agency, 4)
        agency.add(
            Absence(
                employee=employee,
                kind=Absence.Kind.STUDY,
                during=during(start, start.replace(year=start.year + 2)),
                note="Tugas belajar S-2",
            )
        )
