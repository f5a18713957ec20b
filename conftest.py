"""The cast: everyone in the tests, in a small regency, on Wednesday 4 March 2026 at 09.00 WIB."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from psycopg.types.range import DateRange

from core import clock, second_factor
from core.models import Account
from registry.models import Appointment, Employee, Grant, Official, OrgUnit, Position, SupervisorAssignment
from registry.tests import factories

pytest_plugins = ["core.tests.browsers"]
TODAY = date(2026, 3, 4)


@pytest.fixture(autouse=True)
def set_clock(monkeypatch):
    """Move the business clock: `set_clock("2026-03-06 23:50+07:00")`; it stands still at 09.00 otherwise."""

    def move(text: str) -> None:
        moment = datetime.fromisoformat(text)
        monkeypatch.setattr(clock, "now", lambda: moment)

    move("2026-03-04 09:00+07:00")
    return move


@dataclass
class Cast:
    """The regency and its people; each person is the account, `account.employee` the employee."""

    root: OrgUnit  # Kabupaten Uji
    social: OrgUnit  # Dinas Sosial, under the root
    care: OrgUnit  # Bidang Rehabilitasi, under social
    aid: OrgUnit  # Bidang Bantuan, under social; its head post is vacant
    east: OrgUnit  # Dinas Timur, under the root, in WITA
    bureau: OrgUnit  # BKPSDM, under the root
    sari: Account  # employee of care
    tono: Account  # employee of care
    dewi: Account  # employee of east
    wulan: Account  # employee of aid
    rahmat: Account  # retired from care
    budi: Account  # head of care: supervisor of Sari and Tono
    maya: Account  # head of east: supervisor of Dewi
    andi: Account  # employee of care, acting head (Plt.) of aid this month: supervisor of Wulan
    ratna: Account  # HR of social
    hana: Account  # HR of care only
    lukman: Account  # head and leader of social
    agus: Account  # auditor of the root
    adi: Account  # administrator
    ani: Account  # second administrator
    regent: Official  # the regent, without an account

    def people(self) -> dict[str, Account]:
        """Every account of the cast by name."""
        return {
            f.name: getattr(self, f.name) for f in fields(self) if isinstance(getattr(self, f.name), Account)
        }


@pytest.fixture
def cast(db) -> Cast:
    """Everybody in their places."""
    units = _units()
    posts = _posts(units)
    people = {name: factories.make_account(name) for name in PEOPLE}
    with factories.setup():
        regent = Official.objects.create(name="Bupati Uji", position=posts["regent"], during=factories.ALWAYS)
        Account.objects.filter(pk__in=[people["adi"].pk, people["ani"].pk]).update(is_staff=True)
        Account.objects.filter(pk=people["dewi"].pk).update(zone="Asia/Makassar")
    for name, post in PLACES.items():
        employee = factories.make_employee(people[name].name, account=people[name])
        factories.appoint(employee, posts[post])
    _retire_rahmat(people["rahmat"], posts["care_staff"])
    _lead(people, posts, regent)
    _grants(people, units)
    return Cast(**units, **{name: Account.objects.get(login=name) for name in PEOPLE}, regent=regent)


PLACES = {
    "sari": "care_staff",
    "tono": "care_staff",
    "andi": "care_staff",
    "dewi": "east_staff",
    "wulan": "aid_staff",
    "budi": "care_head",
    "maya": "east_head",
    "lukman": "social_head",
    "ratna": "bureau_staff",
    "hana": "bureau_staff",
}
PEOPLE = [*PLACES, "rahmat", "agus", "adi", "ani"]


def _units() -> dict[str, OrgUnit]:
    kind = OrgUnit.Kind
    root = factories.make_unit("1", "Kabupaten Uji", kind=kind.AGENCY)
    social = factories.make_unit("1.1", "Dinas Sosial", parent=root, kind=kind.DEPARTMENT)
    return {
        "root": root,
        "social": social,
        "care": factories.make_unit("1.1.1", "Bidang Rehabilitasi", parent=social),
        "aid": factories.make_unit("1.1.2", "Bidang Bantuan", parent=social),
        "east": factories.make_unit(
            "1.2", "Dinas Timur", parent=root, kind=kind.DEPARTMENT, zone="Asia/Makassar"
        ),
        "bureau": factories.make_unit("1.3", "BKPSDM", parent=root, kind=kind.DEPARTMENT),
    }


def _posts(units: dict[str, OrgUnit]) -> dict[str, Position]:
    kind = Position.Kind
    regent = factories.make_position(units["root"], "Bupati", head=True, kind=kind.POLITICAL)
    posts = {"regent": regent}
    for name in ("social", "east", "bureau"):
        posts[f"{name}_head"] = factories.make_position(
            units[name], superior=regent, head=True, kind=kind.JPT_PRATAMA
        )
    for name in ("care", "aid"):
        posts[f"{name}_head"] = factories.make_position(units[name], superior=posts["social_head"], head=True)
    for name in ("care", "aid", "east", "bureau"):
        posts[f"{name}_staff"] = factories.make_position(units[name], superior=posts[f"{name}_head"])
    return posts


def _retire_rahmat(account: Account, post: Position) -> None:
    rahmat = factories.make_employee("Rahmat", account=account, left_on=TODAY - timedelta(days=33))
    factories.appoint(rahmat, post, during=DateRange(date(2020, 1, 1), TODAY - timedelta(days=32)))


def _lead(people: dict[str, Account], posts: dict[str, Position], regent: Official) -> None:
    by_name = {employee.account.login: employee for employee in Employee.objects.select_related("account")}
    acting = DateRange(date(2026, 3, 1), date(2026, 4, 1))
    factories.appoint(by_name["andi"], posts["aid_head"], during=acting, kind=Appointment.Kind.PLT)
    for name in ("sari", "tono", "andi"):
        factories.supervise(by_name[name], by_name["budi"])
    factories.supervise(by_name["dewi"], by_name["maya"])
    factories.supervise(by_name["budi"], by_name["lukman"])
    source = SupervisorAssignment.Source
    before, after = DateRange(date(2020, 1, 1), acting.lower), DateRange(acting.upper, None)
    for during in (before, after):
        factories.supervise(by_name["wulan"], by_name["lukman"], during=during, source=source.HIGHER)
    factories.supervise(by_name["wulan"], by_name["andi"], during=acting, source=source.ACTING)
    for name in ("lukman", "maya", "ratna", "hana"):
        factories.supervise(by_name[name], None, official=regent, source=source.HOLDER)


def _grants(people: dict[str, Account], units: dict[str, OrgUnit]) -> None:
    role = Grant.Role
    adi, ani = people["adi"], people["ani"]
    system = Account.objects.system()
    factories.grant(people["ratna"], role.HR, units["social"], by=adi, confirmed_by=ani)
    factories.grant(people["hana"], role.HR, units["care"], by=adi, confirmed_by=ani)
    factories.grant(people["lukman"], role.LEADER, units["social"], by=adi)
    factories.grant(people["agus"], role.AUDITOR, units["root"], by=adi, confirmed_by=ani)
    factories.grant(adi, role.ADMIN, units["root"], by=system, confirmed_by=ani)
    factories.grant(ani, role.ADMIN, units["root"], by=system, confirmed_by=adi)


@pytest.fixture
def as_():
    """A browser signed in as the account, second factor shown: `as_(cast.sari).get(…)`."""

    def sign_in(account: Account) -> Client:
        client = Client()
        client.force_login(account)
        session = client.session
        second_factor.mark(session)
        session.save()
        return client

    return sign_in


def _member(name: str):
    @pytest.fixture(name=name)
    def member(cast):
        return getattr(cast, name)

    return member


sari, budi, tono, dewi, wulan, andi = (_member(n) for n in ("sari", "budi", "tono", "dewi", "wulan", "andi"))
ratna, hana, lukman, agus, adi, rahmat, maya, ani = (
    _member(n) for n in ("ratna", "hana", "lukman", "agus", "adi", "rahmat", "maya", "ani")
)
