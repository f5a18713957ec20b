"""Abuse of the whole portal over plain HTTP; the numbers are those of the list of abuse cases."""

import logging
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.urls import get_resolver, reverse
from psycopg.types.range import DateRange

from core.models import Account, SecurityLog
from performance.models import ActivityReport
from performance.tests.factories import make_evidence, make_report, make_rhk, typed
from registry.models import Employee
from registry.tests import factories

CANARY = "KENARI-7731"


def end_grants(account):
    with factories.setup():
        account.grants.update(during=DateRange(date(2020, 1, 1), date(2026, 3, 4)))


@pytest.mark.parametrize("who", ["ratna", "lukman", "agus"])
def test_a41_a_role_that_ends_meanwhile_counts_no_more_at_the_next_request(cast, as_, who):
    account = getattr(cast, who)
    browser = as_(account)
    record = reverse("registry:employee-detail", args=[cast.sari.employee.pk])
    month = reverse("performance:unit-month", args=[cast.care.pk])
    asked = ["/pegawai/", record, month]
    assert [browser.get(path).status_code for path in asked] == [200, 200, 200]

    end_grants(account)

    assert [browser.get(path).status_code for path in asked] == [403, 404, 404]


def test_a16_a41_who_supervises_no_more_decides_no_more(cast, as_):
    browser, report = as_(cast.andi), make_report(cast.wulan)
    path = f"/laporan/{report.pk}/setujui/"
    with factories.setup():
        cast.wulan.employee.supervisor_assignments.update(supervisor=cast.lukman.employee)

    assert browser.post(path).status_code == 404
    report.refresh_from_db()
    assert report.status == ActivityReport.Status.SUBMITTED


@pytest.mark.django_db(transaction=True)
def test_a52_b109_ten_identical_posts_at_once_make_one_report_and_ten_equal_answers(cast, as_):
    data = typed(make_rhk(cast.sari.employee))
    browsers = [as_(cast.sari) for _number in range(10)]

    def send(browser):
        try:
            answer = browser.post("/laporan/baru/", data)
            return answer.status_code, answer.get("Location")
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as pool:
        answers = set(pool.map(send, browsers))

    report = ActivityReport.objects.get()
    assert answers == {(302, report.get_absolute_url())}


@pytest.mark.parametrize("who", ["anon", "tono", "dewi", "maya", "rahmat", "adi"])
def test_a01_a09_a_file_is_there_for_nobody_else_under_no_address(cast, browser_of, who):
    report = make_report(cast.sari, CANARY)
    stored = make_evidence(report, name=f"{CANARY}.jpg").file
    browser = browser_of(who)
    guesses = [
        *(f"/laporan/{report.pk}/bukti/1/", f"/laporan/{report.pk}/", f"/unduhan/{stored.pk}/berkas/"),
        *(f"/media/{stored.path}", f"/static/{stored.path}", f"/files/{stored.path}", f"/{stored.path}"),
        *("/media/", "/static/", "/files/", f"/laporan/{report.pk}/bukti/", f"/unduhan/{stored.pk}/"),
    ]
    for path in guesses:
        answer = browser.get(path)
        assert answer.status_code in ({302, 404, 405} if who == "anon" else {404, 405}), path
        assert CANARY not in answer.content.decode()


def test_a04_no_page_below_a_record_is_there_for_a_stranger(cast, browser_of):
    """Those that exist, and those that peers of this portal have."""
    prefixes = ("employee-", "supervisor-over", "absence-a", "access-code")
    found = get_resolver("registry.urls").reverse_dict
    names = [name for name in found if isinstance(name, str) and name.startswith(prefixes)]
    key = cast.sari.employee.pk
    own = [reverse(f"registry:{name}", args=[key]) for name in names if _takes_a_key(name)]
    invented = ["keluarga", "disiplin", "pendidikan", "cuti", "kinerja", "dokumen", "cetak", "gaji", "nik"]
    assert len(own) >= 8
    for who in ("tono", "dewi", "maya", "adi"):
        browser = browser_of(who)
        for path in own + [f"/pegawai/{key}/{tail}/" for tail in invented]:
            for answer in (browser.get(path), browser.post(path)):
                assert answer.status_code in {404, 405}, path
                assert "Sari" not in answer.content.decode()


def _takes_a_key(name):
    return name not in {"employee-list", "employee-download", "employee-add"}


@pytest.mark.parametrize("field", ["employee", "employee_id", "pegawai", "account", "created_by", "id", "pk"])
@pytest.mark.parametrize("path", ["/laporan/baru/", "/laporan/draf/", "/laporan/kirim/"])
def test_a03_whoever_is_named_in_the_form_the_report_is_one_s_own(cast, as_, field, path):
    rhk = make_rhk(cast.sari.employee)
    for value in (cast.tono.employee.pk, cast.tono.pk):
        as_(cast.sari).post(path, typed(rhk, **{field: str(value)}, akun=str(cast.sari.pk)))

    assert {report.employee for report in ActivityReport.objects.all()} == {cast.sari.employee}
    assert {report.created_by for report in ActivityReport.objects.all()} == {cast.sari}


def test_a02_a_foreign_key_in_the_form_does_not_lead_to_another_record(cast, as_):
    sari, dewi = cast.sari.employee, cast.dewi.employee
    fields = ["nip", "name", "kind", "birth_date", "sex", "joined_on", "version"]
    data = {name: getattr(sari, name) for name in fields}
    data |= {"legal_standing": sari.legal_standing_id, "note": "uji", "name": CANARY}
    data |= {
        "id": str(dewi.pk),
        "pk": str(dewi.pk),
        "account": str(cast.adi.pk),
        "kiriman": str(uuid.uuid4()),
    }

    as_(cast.ratna).post(reverse("registry:employee-change", args=[sari.pk]), data)
    as_(cast.ratna).post(reverse("registry:employee-change", args=[dewi.pk]), data)

    assert Employee.objects.get(pk=dewi.pk).name == "Dewi"
    changed = Employee.objects.get(pk=sari.pk)
    assert (changed.name, changed.account) == (CANARY, cast.sari)


@pytest.mark.parametrize("who", ["sari", "budi", "lukman", "agus", "adi", "ratna", "hana"])
def test_a20_nobody_but_an_administrator_gives_a_role(cast, as_, who):
    """The administrator of the cast is staff without the rights of the group: that is not enough either."""
    data = {
        "account": cast.tono.pk,
        "role": "admin",
        "unit": cast.root.pk,
        "start": "2026-03-04",
        "reason": "x",
    }
    own = {**data, "account": getattr(cast, who).pk}
    before = list(cast.tono.grants.all())

    answers = [as_(getattr(cast, who)).post("/admin/registry/grant/add/", form) for form in (data, own)]

    assert {answer.status_code for answer in answers} <= {302, 403, 404}
    assert list(cast.tono.grants.all()) == before
    assert getattr(cast, who).grants.filter(role="admin").exists() is (who == "adi")


@pytest.mark.parametrize(
    "field", ["is_staff", "is_superuser", "role", "status", "supervisor", "nip", "grade"]
)
def test_a13_a_profile_takes_no_field_that_it_does_not_show(cast, as_, field):
    kept = ["is_staff", "is_superuser", "is_active", "login", "name"]
    before = Account.objects.filter(pk=cast.sari.pk).values(*kept).get()

    as_(cast.sari).post(
        "/profil/", {"theme": "dark", "density": "compact", "zone": "Asia/Jakarta", field: "1"}
    )

    assert Account.objects.get(pk=cast.sari.pk).theme == "dark"
    assert Account.objects.filter(pk=cast.sari.pk).values(*kept).get() == before
    assert not cast.sari.grants.exists()


def test_a58_neither_log_nor_record_of_requests_holds_what_people_typed(cast, as_, caplog):
    caplog.set_level(logging.DEBUG)
    sari, rhk = as_(cast.sari), make_rhk(cast.sari.employee)
    sari.post("/laporan/baru/", typed(rhk, summary=CANARY, evidence_link=f"https://uji.id/{CANARY}"))
    sari.post("/laporan/baru/", typed(rhk, summary=CANARY * 500))
    sari.get(f"/cari/?q={CANARY}")
    as_(cast.ratna).get(f"/pegawai/?q={CANARY}&x={cast.dewi.employee.nip}")
    as_(cast.ratna).get(f"/pegawai/{CANARY}/")
    Client().get(f"/masuk/?next=/{CANARY}")

    written = [record.getMessage() for record in caplog.records if record.name != "django.db.backends"]
    assert any("registry:employee-list 200" in line for line in written)
    said = "\n".join(written) + str(list(SecurityLog.objects.values()))
    assert CANARY not in said
    assert cast.dewi.employee.nip not in said
