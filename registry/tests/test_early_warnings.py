"""What falls due is found each morning, once; it closes by what HR does."""

import uuid
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from psycopg.types.range import DateRange

from core import clock, scheduling
from core.models import Account, ScheduledRun, Zone
from registry import tasks
from registry.actions import early_warnings, histories
from registry.models import Contract, EarlyWarning, Employee, FilePaper, Rank, RankRecord, SalaryIncrement
from registry.tests import factories

TODAY = date(2026, 3, 4)


def refresh():
    return early_warnings.refresh(clock.today(Zone.WIB), by=Account.objects.system())


def found(employee):
    rows = employee.early_warnings.filter(closed_at=None).order_by("kind")
    return [(row.kind, row.due_on) for row in rows]


@pytest.fixture
def sari(cast):
    return cast.sari.employee


@pytest.fixture
def increment(sari, ratna):
    facts = {"effective_on": date(2024, 5, 1), "service_years": 8}
    return histories.add(SalaryIncrement, sari, by=ratna, **facts)


def born(employee, day):
    with factories.setup():
        Employee.objects.filter(pk=employee.pk).update(birth_date=day)


def test_each_kind_is_found_within_its_horizon(sari, ratna, increment):
    born(sari, date(1968, 9, 20))
    rank = Rank.objects.get(scheme="pns", grade="III/b")
    histories.add(RankRecord, sari, by=ratna, rank=rank, kind="101", effective_on=date(2022, 5, 1))
    histories.add(Contract, sari, by=ratna, during=DateRange(date(2025, 1, 1), date(2026, 8, 1)))
    paper = histories.files.store(factories.scan(), by=ratna)
    facts = {"kind": "other", "title": "STR", "expires_on": date(2026, 4, 30)}
    histories.add(FilePaper, sari, by=ratna, document=paper, **facts)

    refresh()

    assert found(sari) == [
        ("contract", date(2026, 7, 31)),
        ("document", date(2026, 4, 30)),
        ("promotion", date(2026, 5, 1)),
        ("retirement", date(2026, 10, 1)),
        ("salary", date(2026, 5, 1)),
    ]


def test_what_lies_beyond_the_horizon_waits(sari, ratna):
    histories.add(SalaryIncrement, sari, by=ratna, effective_on=date(2024, 7, 1), service_years=8)
    refresh()
    assert found(sari) == []


def test_a_contract_that_goes_on_is_not_due(sari, ratna):
    histories.add(Contract, sari, by=ratna, during=DateRange(date(2025, 1, 1), date(2026, 5, 1)))
    histories.add(Contract, sari, by=ratna, during=DateRange(date(2026, 5, 1), date(2028, 5, 1)))
    refresh()
    assert found(sari) == []


def test_who_has_left_is_not_warned_of(sari, increment):
    with factories.setup():
        Employee.objects.filter(pk=sari.pk).update(left_on=TODAY)
    refresh()
    assert found(sari) == []


def test_a_second_run_writes_nothing(increment):
    assert refresh() == 1
    assert refresh() == 0
    assert EarlyWarning.objects.count() == 1


def test_a_recorded_increment_closes_the_warning_by_itself(sari, ratna, increment):
    refresh()
    histories.change(increment, by=ratna, effective_on=date(2025, 5, 1))

    refresh()

    assert found(sari) == []
    assert "datanya berubah" in EarlyWarning.objects.get().closing_note


def test_the_daily_run_is_made_once(increment):
    tasks.find_early_warnings()
    tasks.find_early_warnings()

    assert EarlyWarning.objects.count() == 1
    assert ScheduledRun.objects.filter(job=tasks.EARLY_WARNINGS).count() == 1
    assert scheduling.run_once(tasks.EARLY_WARNINGS) == 0


def test_hr_sees_it_and_says_what_was_done(as_, sari, ratna, increment):
    refresh()
    hr, warning = as_(ratna), EarlyWarning.objects.get()
    address = reverse("registry:early-warning-close", args=[warning.pk])
    page = hr.get("/peringatan/").content.decode()
    assert "1 Mei 2026" in page
    assert "58 hari lagi" in page

    hr.post(address, {"kiriman": str(uuid.uuid4()), "note": "SK KGB terbit"})

    warning.refresh_from_db()
    assert warning.closed_by == ratna
    assert "SK KGB terbit" not in hr.get("/peringatan/").content.decode()
    assert "SK KGB terbit" in hr.get("/peringatan/?status=selesai").content.decode()
    with pytest.raises(ValidationError, match="sudah selesai"):
        early_warnings.close(warning, note="x", by=ratna)


def test_hr_of_another_unit_does_not_see_it(as_, cast, increment):
    refresh()
    assert "1 Mei 2026" not in as_(cast.hana).get("/peringatan/?q=Tono").content.decode()


def test_the_list_needs_few_queries(as_, ratna, increment, django_assert_max_num_queries):
    refresh()
    hr = as_(ratna)
    with django_assert_max_num_queries(15):
        hr.get("/peringatan/")
