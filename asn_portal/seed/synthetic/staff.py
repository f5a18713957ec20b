"""The people of the synthetic agency."""

from __future__ import annotations

import random
from datetime import date, timedelta

from asn_portal.seed import references
from asn_portal.seed.agency import Agency, during
from asn_portal.seed.people import People
from asn_portal.seed.synthetic.structure import Desk
from core.models import Account
from registry.models import Appointment, Employee, Position

KIND = Employee.Kind
KINDS, WEIGHTS = [KIND.PNS, KIND.PPPK, KIND.PPPK_PART_TIME, KIND.CPNS], [62, 30, 5, 3]
GRADES: dict[str, list[str]] = {
    KIND.CPNS: ["III/a"],
    KIND.PNS: ["II/c", "II/d", "III/a", "III/b", "III/c", "III/d"],
}
SERVICE_DAYS: dict[str, tuple[int, int]] = {KIND.PNS: (750, 10200), KIND.CPNS: (120, 300)}
CONTRACT_DAYS = (400, 1500)
CONTRACT_GRADES = ["V", "VII", "IX"]
TITLES = ["", "", "A.Md.", "S.E.", "S.Sos.", "S.Kom.", "S.H."]


class Staff:
    """Hires people for the desks."""

    def __init__(self, rng: random.Random, password: str) -> None:
        self.rng = rng
        self.password = password
        self.people = People(rng)
        self.standing = references.standings()[references.ACTIVE]
        self.ranks = references.ranks()

    def fill(self, agency: Agency, desk: Desk) -> None:
        """Plan the head and the staff of a desk."""
        self.hire(agency, desk, desk.head)
        for number in range(desk.number):
            self.hire(agency, desk, desk.staff[number % len(desk.staff)])

    def hire(self, agency: Agency, desk: Desk, post: Position) -> Appointment:
        """Plan one person with account and post."""
        kind = KIND.PNS if post.is_head else self.rng.choices(KINDS, WEIGHTS)[0]
        employee = self._employee(agency, kind)
        account = Account(
            id=agency.new_id(),
            login=employee.nip,
            name=employee.full_name,
            password=self.password,
            zone=desk.unit.zone,
        )
        employee.account = account
        held = Appointment(
            id=agency.new_id(),
            employee=employee,
            position=post,
            single_holder=post.single_holder,
            during=during(max(employee.joined_on, agency.days_ago(900))),
        )
        for row in (account, employee, held):
            agency.add(row)
        return held

    def _employee(self, agency: Agency, kind: str) -> Employee:
        people, sex = self.people, self.people.sex()
        joined_on = self._joined_on(agency.today, kind)
        birth_date = people.birth_date(joined_on)
        is_contract = kind in {KIND.PPPK, KIND.PPPK_PART_TIME}
        grade = self.rng.choice(CONTRACT_GRADES if is_contract else GRADES[kind])
        return Employee(
            id=agency.new_id(),
            kind=kind,
            nip=(people.ni_pppk if is_contract else people.nip)(birth_date, joined_on, sex),
            name=people.name(sex),
            back_title=self.rng.choice(TITLES),
            birth_date=birth_date,
            sex=sex,
            rank=self.ranks.get(("pppk" if is_contract else "pns", grade)),
            legal_standing=self.standing,
            joined_on=joined_on,
        )

    def _joined_on(self, today: date, kind: str) -> date:
        """PNS 2 to 28 years ago, PPPK 1 to 4 years, CPNS within the last ten months."""
        shortest, longest = SERVICE_DAYS.get(kind, CONTRACT_DAYS)
        return (today - timedelta(days=self.rng.randint(shortest, longest))).replace(day=1)
