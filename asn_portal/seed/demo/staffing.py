"""People in the posts: employees with account, rank and appointment."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

from asn_portal.seed import references
from asn_portal.seed.agency import Agency, during
from asn_portal.seed.demo.cast import MEMBERS, REGENT_LOGIN, REGENT_NAME, Member
from asn_portal.seed.demo.structure import ADVISER, Seat, Structure
from asn_portal.seed.people import People
from core.models import Account
from registry.models import Appointment, Employee, Official

KIND = Employee.Kind
# Posts left empty for the stories of `history`, with who stands in.
VACANT_WITH_ACTING = "Kepala Seksi Perlindungan Korban Bencana"
VACANT = "Kepala Subbagian Umum dan Keuangan"
PART_TIME_SINCE = date(2025, 10, 1)
FIRST_CONTRACTS = date(2021, 1, 1)
MAIL = "tirtakencana.example"
NOT_ACTIVATED = 0.08


NOBODY_SIGNS_IN = "!"


class Staffing:
    """Fills the seats of a structure."""

    def __init__(self, agency: Agency, structure: Structure, password: str) -> None:
        self.agency = agency
        self.structure = structure
        self.password = password
        self.rng = agency.rng
        self.people = People(agency.rng)
        self.ranks = references.ranks()
        self.standings = references.standings()
        self.members: dict[str, Employee] = {}
        self._mail: set[str] = set()
        self._waiting = defaultdict(list)
        for member in MEMBERS:
            self._waiting[member.unit, member.post].append(member)

    def fill(self) -> None:
        """Plan a person for each seat."""
        self._add_regent()
        for seat in self.structure.seats:
            for _number in range(seat.number):
                if seat.position.name not in {VACANT, VACANT_WITH_ACTING}:
                    members = self._waiting[seat.unit.code, seat.position.name]
                    self.hire(seat, members.pop(0) if members else None)

    def hire(self, seat: Seat, member: Member | None = None, *, end: date | None = None) -> Employee:
        """Plan an employee in the seat; `end` is the first day without."""
        kind = KIND.PNS if member or end else self._kind(seat)
        joined_on = self._joined_on(seat, kind, end)
        employee = self._employee(seat, kind, joined_on, member)
        employee.account = self._account(employee, seat, member)
        self.agency.add(employee.account)
        self.agency.add(employee)
        self.agency.add(self._appointment(employee, seat, end))
        if member and member.login:
            self.members[member.login] = employee
        elif member:
            self.members[member.name] = employee
        return employee

    def _add_regent(self) -> None:
        account = Account(
            id=self.agency.new_id(), login=REGENT_LOGIN, name=REGENT_NAME, password=NOBODY_SIGNS_IN
        )
        self.agency.add(account)
        self.agency.add(
            Official(
                id=self.agency.new_id(),
                account=account,
                name=REGENT_NAME,
                position=self.structure.heads["1"],
                during=during(date(2025, 2, 20)),
            )
        )

    def _kind(self, seat: Seat) -> str:
        if (
            seat.is_head
            or seat.plan.years[0] > 2
            or not seat.plan.pppk_grade
            or seat.position.name == ADVISER
        ):
            return KIND.PNS
        if seat.plan.pppk_grade == "V" and self.rng.random() < 0.3:
            return KIND.PPPK_PART_TIME
        kinds = [KIND.PNS, KIND.PPPK, KIND.CPNS]
        return self.rng.choices(kinds, [62, 34, 4])[0]

    def _joined_on(self, seat: Seat, kind: str, end: date | None) -> date:
        today = self.agency.today
        if kind == KIND.CPNS:
            return _first_of_month(today - timedelta(days=self.rng.randint(70, 200)))
        if kind == KIND.PPPK_PART_TIME:
            return min(PART_TIME_SINCE, _first_of_month(self.agency.days_ago(40)))
        if kind == KIND.PPPK:
            return _first_of_month(FIRST_CONTRACTS + timedelta(days=self.rng.randint(0, 1500)))
        years = (30, 34) if end else seat.plan.years
        return _first_of_month(today - timedelta(days=self.rng.randint(years[0] * 365, years[1] * 365)))

    def _employee(self, seat: Seat, kind: str, joined_on: date, member: Member | None) -> Employee:
        people = self.people
        sex = member.sex if member else people.sex()
        name = member.name if member else people.name(sex)
        birth_date = people.birth_date(joined_on)
        is_contract = kind in {KIND.PPPK, KIND.PPPK_PART_TIME}
        number = (people.ni_pppk if is_contract else people.nip)(birth_date, joined_on, sex)
        return Employee(
            id=self.agency.new_id(),
            kind=kind,
            nip=number,
            name=name,
            front_title=seat.plan.front,
            back_title=member.back_title if member else self.rng.choice(seat.plan.titles),
            birth_date=birth_date,
            sex=sex,
            rank=self._rank(seat, kind),
            legal_standing=self.standings[references.ACTIVE],
            office_email=self._office_email(name),
            joined_on=joined_on,
        )

    def _rank(self, seat: Seat, kind: str):
        if kind in {KIND.PPPK, KIND.PPPK_PART_TIME}:
            return self.ranks.get(("pppk", seat.plan.pppk_grade))
        grades = seat.plan.pns_grades[:1] if kind == KIND.CPNS else seat.plan.pns_grades
        return self.ranks.get(("pns", self.rng.choice(grades)))

    def _office_email(self, name: str) -> str:
        stem = ".".join("".join(sign for sign in word if sign.isalpha()) for word in name.lower().split())
        address, number = f"{stem}@{MAIL}", 2
        while address in self._mail:
            address, number = f"{stem}{number}@{MAIL}", number + 1
        self._mail.add(address)
        return address

    def _account(self, employee: Employee, seat: Seat, member: Member | None) -> Account:
        is_activated = member or seat.is_head or self.rng.random() > NOT_ACTIVATED
        return Account(
            id=self.agency.new_id(),
            login=(member and member.login) or employee.nip,
            name=employee.full_name,
            password=self.password if is_activated else f"!{self.agency.new_id().hex}",
            zone=seat.unit.zone,
        )

    def _appointment(self, employee: Employee, seat: Seat, end: date | None) -> Appointment:
        latest = self.agency.days_ago(430)
        start = max(employee.joined_on, latest - timedelta(days=self.rng.randint(0, 1500)))
        return Appointment(
            id=self.agency.new_id(),
            employee=employee,
            position=seat.position,
            single_holder=seat.position.single_holder,
            during=during(start, end),
            decree_number=f"800.1.3.3/{self.rng.randint(11, 989)}/BKPSDM/{start.year}",
            decree_date=start - timedelta(days=self.rng.randint(2, 12)),
        )


def _first_of_month(day: date) -> date:
    return day.replace(day=1)
