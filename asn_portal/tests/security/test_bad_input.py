"""Bad input that needs the whole portal to be seen: refused in words, nothing written, never a fault."""

import uuid
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from core import administrators
from core.models import Account
from performance.models import ActivityReport, Period
from performance.tests.factories import make_report, make_rhk, typed
from registry.forms.facts import date_field
from registry.models import Employee, Holiday, OrgUnit, Position, Rank, SupervisorAssignment, WorkPattern
from registry.tests import factories

NEW = "/laporan/baru/"
TWIN = "Bidang\u200b Rehabilitasi\u202e"


def administrator(account):
    administrators.load()
    administrators.appoint(account, by=account)
    return Account.objects.get(pk=account.pk)


def unit_facts(**changed):
    pattern = WorkPattern.objects.get(name="Lima hari kerja").pk
    facts = {"code": "1.9", "name": "Bidang Baru", "kind": "division", "zone": "Asia/Jakarta"}
    facts |= {
        "work_pattern": pattern,
        "start": "2026-03-04",
        "note": "Perbup 1",
        "kiriman": str(uuid.uuid4()),
    }
    return {**facts, **changed}


def add_unit(cast, as_, **changed):
    address = reverse("registry:unit-add", args=[cast.social.pk])
    return as_(cast.adi).post(address, unit_facts(**changed))


# Texts and codes


@pytest.mark.parametrize(
    "code", ["1.1.1\u200b", "\u20601.1.1", " 1.1.1\u00a0", "1.1.1\n", "1.\u202e1.1", "１.1.1"]
)
def test_b014_b015_b020_a_code_that_looks_like_another_is_that_other(cast, as_, code):
    answer = add_unit(cast, as_, code=code)
    assert answer.status_code == 422
    assert not OrgUnit.objects.filter(name="Bidang Baru").exists()


def test_b020_edge_blanks_and_invisible_signs_are_taken_off_a_code_and_a_name(cast, as_):
    assert add_unit(cast, as_, code="  1.9\u200b\n", name=f" {TWIN} ").status_code == 302

    unit = OrgUnit.objects.get(code="1.9")
    assert unit.name == "Bidang Rehabilitasi"


def test_b014_a_name_of_nothing_is_none(cast, as_):
    assert add_unit(cast, as_, name="\u200b\u00a0\u2060").status_code == 422
    assert not OrgUnit.objects.filter(code="1.9").exists()


def test_b014_a_post_has_a_name_without_hidden_signs(cast, as_):
    data = {"name": f"Staf\u202e {TWIN}", "unit": cast.care.pk, "kind": "pelaksana", "level": ""}
    as_(administrator(cast.adi)).post("/admin/registry/position/add/", {**data, "is_active": "on"})

    assert Position.objects.get(name__startswith="Staf Bidang", name__endswith="Rehabilitasi", superior=None)
    assert not Position.objects.filter(name__contains="\u202e").exists()


@pytest.mark.parametrize("path", [NEW, "/laporan/draf/", "/profil/"])
def test_b019_ten_megabytes_of_text_are_refused_at_once(cast, as_, path):
    rhk = make_rhk(cast.sari.employee)
    answer = as_(cast.sari).post(
        path, "summary=" + "x" * 10_000_000, content_type="application/x-www-form-urlencoded"
    )

    assert answer.status_code in {400, 413}
    assert not ActivityReport.objects.filter(rhk=rhk).exists()


# Days and zones


@pytest.mark.parametrize(
    ("text", "day"),
    [
        *(
            ("29/02/2024", date(2024, 2, 29)),
            ("29-2-2024", date(2024, 2, 29)),
            ("2024-02-29", date(2024, 2, 29)),
        ),
        *(("01-12-2025", date(2025, 12, 1)), ("1/12/2025", date(2025, 12, 1))),
        *(("31/02/2025", None), ("29/02/2025", None), ("2025-02-29", None), ("12-31-2025", None)),
        *(("0-0-0000", None), ("1-1-99999", None), ("²-1-2025", None), ("besok", None)),
    ],
)
def test_b027_b038_days_are_read_day_first_and_must_exist(text, day):
    field = date_field("Mulai")
    if day is None:
        with pytest.raises(ValidationError):
            field.clean(text)
    else:
        assert field.clean(text) == day


@pytest.mark.parametrize(("who", "shown"), [("dewi", "10.00 WITA"), ("maya", "10.00 WITA")])
def test_b040_a_moment_is_stored_in_utc_and_shown_on_the_clock_of_the_unit_with_its_name(
    cast, as_, set_clock, who, shown
):
    rhk = make_rhk(cast.dewi.employee)
    set_clock("2026-03-04 10:00+08:00")
    as_(cast.dewi).post(NEW, typed(rhk))

    report = ActivityReport.objects.get()
    assert report.submitted_at.isoformat() == "2026-03-04T02:00:00+00:00"
    with factories.setup():
        Account.objects.filter(login="maya").update(zone="Asia/Makassar")
    page = as_(Account.objects.get(login=who)).get(report.get_absolute_url()).content.decode()
    assert shown in page


# Numbers


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        *(("85,5", "85.50"), ("85.5", "85.50"), ("85", "85.00"), ("0", "0.00"), ("7,25", "7.25")),
        *(("8,555", None), ("-1", None), ("10000000", None), ("85,5,5", None), ("NaN", None)),
    ],
)
def test_b042_b043_b050_half_a_number_is_never_ten_times_as_much(cast, as_, text, kept):
    answer = as_(cast.sari).post(NEW, typed(make_rhk(cast.sari.employee), quantity=text))

    found = ActivityReport.objects.first()
    assert answer.status_code == (302 if kept else 422)
    assert (found and found.quantity) == (kept and Decimal(kept))


# Records that hang together


def test_b039_a_period_is_not_shortened_past_its_reports_nor_lengthened_over_another(cast, as_):
    make_report(cast.sari, date=date(2026, 3, 3))
    period, browser = Period.objects.get(), as_(administrator(cast.adi))
    address = f"/admin/performance/period/{period.pk}/change/"

    def save(start, end):
        return browser.post(address, {"name": "2026", "during_0": start, "during_1": end})

    assert save("2026-03-04", "2027-01-01").status_code == 200
    assert save("2026-01-01", "2026-03-03").status_code == 200
    period.refresh_from_db()
    assert (period.during.lower, period.during.upper) == (date(2026, 1, 1), date(2027, 1, 1))
    assert save("2026-01-01", "2026-12-01").status_code == 302


@pytest.mark.parametrize(
    "path", ["registry/orgunit", "registry/position", "registry/workpattern", "registry/rank", "core/account"]
)
def test_b104_nothing_that_is_in_use_is_deleted_in_django_admin(cast, as_, path):
    browser = as_(administrator(cast.adi))
    with factories.setup():
        Employee.objects.update(rank=Rank.objects.first())
    records = {
        "registry/orgunit": cast.care,
        "registry/position": Position.objects.first(),
        "registry/workpattern": cast.care.work_pattern,
        "registry/rank": Employee.objects.first().rank,
        "core/account": cast.sari,
    }
    record = records[path]

    answers = [
        browser.post(f"/admin/{path}/{record.pk}/delete/", {"post": "yes"}),
        browser.post(
            f"/admin/{path}/", {"action": "delete_selected", "_selected_action": [record.pk], "post": "yes"}
        ),
    ]

    assert answers[0].status_code == 403
    assert "delete_selected" not in answers[1].content.decode()
    assert type(record).objects.filter(pk=record.pk).exists()


def test_b104_a_post_or_unit_in_use_is_not_closed_and_says_why(cast, as_):
    post = cast.sari.employee.appointments.get().position
    data = {
        "name": post.name,
        "unit": post.unit_id,
        "kind": post.kind,
        "level": "",
        "superior": post.superior_id,
    }
    page = as_(administrator(cast.adi)).post(f"/admin/registry/position/{post.pk}/change/", data)
    closed = as_(cast.adi).post(
        reverse("registry:unit-close", args=[cast.care.pk]),
        {"on": "2026-03-31", "note": "x", "version": cast.care.version, "kiriman": str(uuid.uuid4())},
    )

    assert "masih dipakai" in page.content.decode()
    assert closed.status_code == 422
    assert "yang menjabat di unit ini" in closed.content.decode()
    cast.care.refresh_from_db()
    assert cast.care.during.upper is None


def test_b106_without_a_supervisor_hr_decides_and_the_employee_is_told_so(cast, as_):
    rhk = make_rhk(cast.sari.employee)
    with factories.setup():
        SupervisorAssignment.objects.filter(employee=cast.sari.employee).delete()
    factories.supervise(cast.sari.employee, None)

    page = as_(cast.sari).post(NEW, typed(rhk), follow=True).content.decode()

    assert "SDM" in page.split("<main")[1]
    report = ActivityReport.objects.get()
    assert report.get_absolute_url() in as_(cast.ratna).get("/validasi/").content.decode()
    assert as_(cast.ratna).post(f"/laporan/{report.pk}/setujui/").status_code == 302


def test_b108_a_holiday_deleted_meanwhile_is_not_written_again(cast, as_):
    browser = as_(administrator(cast.adi))
    with factories.setup():
        holiday = Holiday.objects.create(date=date(2026, 3, 9), name="Uji")
        address = f"/admin/registry/holiday/{holiday.pk}/change/"
        holiday.delete()

    browser.post(address, {"date": "2026-03-09", "name": "Uji lagi", "kind": "local"})

    assert not Holiday.objects.filter(date=date(2026, 3, 9)).exists()


# The way back after a refusal


def test_b097_a_form_from_before_a_new_sign_in_is_refused_in_words_and_writes_nothing(cast):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(cast.sari)
    strict.get(NEW)
    old = strict.cookies["csrf"].value
    strict.cookies["csrf"] = "b" * 32

    answer = strict.post(NEW, {**typed(make_rhk(cast.sari.employee)), "csrfmiddlewaretoken": old})

    assert answer.status_code == 403
    page = answer.content.decode().lower()
    assert "muat ulang" in page
    assert "csrf" not in page.split("<main")[-1]
    assert not ActivityReport.objects.exists()
