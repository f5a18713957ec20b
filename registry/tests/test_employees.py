"""Employees: entered with an account, checked against the NIP, corrected, leaving."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from core import audit
from core.models import Account
from registry.actions import employees
from registry.models import Employee, LegalStanding, Position
from registry.rules.day_ranges import last_day
from registry.tests.test_appointments import race

TODAY = date(2026, 3, 4)
NIP = "199003052014032001"


def facts(**changed):
    return {
        "kind": "pns",
        "nip": NIP,
        "name": "Siti Rahmawati",
        "birth_date": date(1990, 3, 5),
        "sex": "female",
        "legal_standing": LegalStanding.objects.get(code="01"),
        "office_email": "siti@uji.go.id",
        "joined_on": date(2014, 3, 1),
        **changed,
    }


def test_a_new_employee_gets_an_account_that_cannot_sign_in_yet(cast, ratna):
    siti = employees.register(by=ratna, **facts())

    assert (siti.account.login, siti.account.name, siti.account.email) == (
        NIP,
        "Siti Rahmawati",
        "siti@uji.go.id",
    )
    assert not siti.account.is_activated
    entry = audit.trail(siti)[0]
    assert (entry.action, entry.actor_name) == ("registry.employee.register", "Ratna")


def test_a_new_employee_may_start_in_a_post(cast, ratna):
    post = Position.objects.get(unit=cast.care, is_head=False)

    siti = employees.register(by=ratna, position=post, decree_number="SK 2", **facts(joined_on=TODAY))

    held = siti.appointments.get()
    assert (held.position, held.during.lower, held.decree_number) == (post, TODAY, "SK 2")
    assert siti.supervisor_assignments.get().supervisor == cast.budi.employee


@pytest.mark.parametrize(
    "typed",
    ["19900305 201403 2 001", "1990.0305.201403.2.001", "'199003052014032001", " 199003052014032001\u00a0"],
)
def test_a_nip_is_kept_as_18_digits(cast, ratna, typed):
    assert employees.register(by=ratna, **facts(nip=typed)).nip == NIP


@pytest.mark.parametrize(
    ("changed", "field", "sentence"),
    [
        ({"nip": "19900305201403200"}, "nip", "18 angka"),
        ({"nip": "1990030520140320011"}, "nip", "18 angka"),
        ({"nip": "19900305201403200O"}, "nip", "18 angka"),
        ({"nip": "198513312014032001"}, "nip", "tanggal lahir"),
        ({"nip": "199003052014132001"}, "nip", "bulan 01 sampai 12"),
        ({"birth_date": date(1990, 5, 3)}, "birth_date", "delapan angka pertama"),
        ({"sex": "male"}, "sex", "angka ke-15"),
        ({"joined_on": date(1990, 1, 1)}, "birth_date", "sebelum tanggal mulai bekerja"),
        ({"name": "\u200b"}, "name", "Isi nama"),
        ({"name": "a" * 300}, "name", "paling banyak 200"),
        ({"office_email": "a@b"}, "office_email", ""),
        ({"office_email": "x@[127.0.0.1]"}, "office_email", ""),
    ],
)
def test_wrong_facts_are_refused_at_their_field(cast, ratna, changed, field, sentence):
    with pytest.raises(ValidationError) as refusal:
        employees.register(by=ratna, **facts(**changed))
    assert field in refusal.value.message_dict
    assert sentence in " ".join(refusal.value.message_dict[field])
    assert not Employee.objects.filter(name__startswith="Siti").exists()


@pytest.mark.parametrize("name", ["Suharto", "M. Ma'ruf Nu'man", "<b>", "{{7*7}}", "%s", "ꦱꦫꦶ سلمى 🌺"])
def test_a_name_is_kept_as_typed(cast, ratna, name):
    assert Employee.objects.get(pk=employees.register(by=ratna, **facts(name=name)).pk).name == name


def test_a_nip_that_is_there_in_another_spelling_is_refused(cast, ratna):
    employees.register(by=ratna, **facts())

    with pytest.raises(ValidationError, match="sudah terdaftar"):
        employees.register(by=ratna, **facts(nip="19900305 201403 2 001", office_email=""))
    assert Employee.objects.filter(nip=NIP).count() == 1


def test_an_address_of_somebody_else_is_refused(cast, ratna):
    employees.register(by=ratna, **facts())

    with pytest.raises(ValidationError, match="sudah dipakai") as refusal:
        employees.register(by=ratna, **facts(nip="199003052014032002", office_email="SITI@uji.go.id"))
    assert list(refusal.value.message_dict) == ["office_email"]


def test_a_nip_that_is_somebodys_sign_in_name_is_refused(cast, ratna):
    with audit.acting("test.setup", by=None):
        Account.objects.create_user(NIP, name="Pelamar")

    with pytest.raises(ValidationError) as refusal:
        employees.register(by=ratna, **facts())
    assert list(refusal.value.message_dict) == ["nip"]


@pytest.mark.django_db(transaction=True)
def test_of_two_entries_of_one_nip_side_by_side_one_wins(cast, ratna):
    prepared = [facts(office_email=""), facts(office_email="", name="Siti R.")]

    outcomes = race(*(lambda f=f: employees.register(by=ratna, **f) for f in prepared))

    assert sorted(outcomes) == ["refused", "saved"]
    assert (Employee.objects.filter(nip=NIP).count(), Account.objects.filter(login=NIP).count()) == (1, 1)


def test_another_nip_changes_the_sign_in_name(cast, ratna):
    siti = employees.register(by=ratna, **facts())

    employees.change(siti, by=ratna, nip="199003052014032009", note="salah ketik")

    account = Account.objects.get(pk=siti.account_id)
    assert account.login == "199003052014032009"
    assert audit.trail(account)[0].note == "salah ketik"


def test_nobody_changes_their_own_record(ratna):
    with pytest.raises(ValidationError, match="data sendiri"):
        employees.change(ratna.employee, by=ratna, name="Ratna Sari")
    assert Employee.objects.get(pk=ratna.employee.pk).name == "Ratna"


def test_a_stale_change_is_refused(cast, ratna):
    siti = employees.register(by=ratna, **facts())
    employees.change(siti, by=ratna, version=1, name="Siti R.")

    with pytest.raises(ValidationError, match="diubah sejak Anda membukanya"):
        employees.change(siti, by=ratna, version=1, name="Siti Lama")
    assert Employee.objects.get(pk=siti.pk).name == "Siti R."


def test_only_facts_can_be_changed(sari, ratna):
    for field in ("account", "left_on", "id", "is_staff"):
        with pytest.raises(TypeError):
            employees.change(sari.employee, by=ratna, **{field: None})


def test_who_leaves_leaves_the_posts_and_the_team_gets_another_supervisor(cast, ratna):
    retired = LegalStanding.objects.get(code="99")

    employees.leave(cast.budi.employee, on=date(2026, 3, 31), legal_standing=retired, by=ratna, note="BUP")

    assert last_day(cast.budi.employee.appointments.get().during) == date(2026, 3, 31)
    row = cast.sari.employee.supervisor_assignments.get(during__contains=date(2026, 4, 1))
    assert (row.supervisor, row.source) == (cast.lukman.employee, "higher")
    assert not cast.budi.employee.supervisor_assignments.filter(during__contains=date(2026, 4, 1)).exists()


def test_leaving_needs_a_standing_of_somebody_who_left(cast, ratna):
    with pytest.raises(ValidationError) as refusal:
        employees.leave(
            cast.budi.employee, on=TODAY, legal_standing=LegalStanding.objects.get(code="01"), by=ratna
        )
    assert list(refusal.value.message_dict) == ["legal_standing"]


@pytest.mark.parametrize(
    ("changed", "today", "sentence"),
    [
        ({"joined_on": date(2014, 5, 1)}, TODAY, "TMT CPNS"),
        ({"nip": "200803052014032001", "birth_date": date(2008, 3, 5)}, TODAY, "belum 18 tahun"),
        ({}, date(2062, 1, 1), "lebih dari 70"),
    ],
)
def test_odd_but_possible_facts_only_warn(cast, ratna, changed, today, sentence):
    siti = employees.register(by=ratna, **facts(**changed))

    assert sentence in " ".join(employees.warnings(siti, today=today))
