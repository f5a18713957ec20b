"""Unit pages and directory: read by everyone, changed by administrators."""

import uuid

import pytest
from django.urls import reverse

from registry.models import OrgUnit, Position, UnitLine, WorkPattern
from registry.tests import factories


def url(name, *args):
    return reverse(f"registry:{name}", args=args)


def text(response):
    return response.content.decode()


def send(browser, address, **data):
    return browser.post(address, {"kiriman": str(uuid.uuid4()), **data})


@pytest.mark.parametrize("who", ["sari", "rahmat", "agus", "adi"])
def test_everyone_reads_the_structure(cast, as_, who):
    browser = as_(getattr(cast, who))

    assert "Dinas Sosial" in text(browser.get(url("unit-root")))
    assert "Bidang Bantuan" in text(browser.get(url("unit-detail", cast.social.pk)))
    assert "BKPSDM" in text(browser.get(url("unit-list")))


def test_a_unit_shows_head_posts_and_vacancies(cast, as_, sari):
    page = text(as_(sari).get(url("unit-detail", cast.aid.pk)))

    assert "Plt. Andi" in page
    assert "Kosong" in page
    assert "Wulan" in page


def test_names_link_only_to_records_that_may_be_opened(cast, as_, sari, ratna):
    address = url("unit-detail", cast.care.pk)
    record_of_tono = url("employee-detail", cast.tono.employee.pk)

    assert record_of_tono not in text(as_(sari).get(address))
    assert record_of_tono in text(as_(ratna).get(address))


def test_the_structure_of_another_day_can_be_seen(cast, as_, sari):
    before = text(as_(sari).get(url("unit-detail", cast.aid.pk), {"tanggal": "28-2-2026"}))
    assert "Plt. Andi" not in before

    assert "Belum ada unit pada tanggal itu" in text(as_(sari).get(url("unit-root"), {"tanggal": "1-1-2019"}))


@pytest.mark.parametrize("day", ["31-2-2026", "x", "%00", "9" * 30])
def test_a_day_that_is_none_shows_today_and_says_so(cast, as_, sari, day):
    response = as_(sari).get(url("unit-root"), {"tanggal": day})

    assert response.status_code == 200
    assert "Kabupaten Uji" in text(response)
    assert "harus tanggal yang ada" in text(response)


def test_a_unit_page_takes_as_many_queries_for_many_units_and_people(
    cast, as_, sari, django_assert_max_num_queries
):
    browser = as_(sari)
    browser.get(url("unit-detail", cast.east.pk))
    with django_assert_max_num_queries(25) as few:
        browser.get(url("unit-detail", cast.east.pk))
    post = Position.objects.get(unit=cast.east, is_head=False)
    for number in range(20):
        factories.make_unit(f"1.2.{number}", parent=cast.east)
        factories.appoint(factories.make_employee(f"Banyak {number}"), post)
    with django_assert_max_num_queries(25) as many:
        browser.get(url("unit-detail", cast.east.pk))

    assert len(many) == len(few)


def test_an_unknown_unit_is_not_there(cast, as_, sari):
    assert as_(sari).get(url("unit-detail", uuid.uuid4())).status_code == 404


@pytest.mark.parametrize("name", ["unit-add", "unit-change", "unit-move", "unit-close"])
def test_only_administrators_change_units(cast, as_, name):
    address = url(name, cast.aid.pk)
    for who in ("sari", "ratna", "lukman", "agus"):
        browser = as_(getattr(cast, who))
        assert (browser.get(address).status_code, send(browser, address).status_code) == (403, 403)
    assert as_(cast.adi).get(address).status_code == 200
    assert as_(cast.adi).get(url(name, uuid.uuid4())).status_code == 404


def test_an_administrator_opens_renames_moves_and_closes_a_unit(cast, as_, adi):
    browser = as_(adi)
    pattern = WorkPattern.objects.get(name="Lima hari kerja").pk
    facts = {
        "code": "1.2.1",
        "name": "UPT Timur",
        "kind": "service-unit",
        "zone": "Asia/Makassar",
        "work_pattern": pattern,
    }

    send(browser, url("unit-add", cast.east.pk), **facts, start="2026-03-01", note="Perbup 1")
    unit = OrgUnit.objects.get(code="1.2.1")
    assert UnitLine.objects.get(descendant=unit, depth=1).ancestor == cast.east

    send(browser, url("unit-change", unit.pk), **facts | {"name": "UPT Baru"}, note="Perbup 2", version=1)
    send(browser, url("unit-move", unit.pk), to=str(cast.social.pk), on="2026-04-01", note="Perbup 3")
    page = text(browser.get(url("unit-detail", unit.pk), {"tanggal": "2026-04-01"}))
    assert "UPT Baru" in page
    assert "Dinas Sosial" in page

    response = send(browser, url("unit-close", unit.pk), on="2026-04-30", note="Perbup 4")
    assert response.status_code == 302
    unit.refresh_from_db()
    assert unit.during.upper is not None


def test_a_move_below_itself_is_refused_at_its_field(cast, as_, adi):
    response = send(
        as_(adi), url("unit-move", cast.social.pk), to=str(cast.care.pk), on="2026-04-01", note="x"
    )

    assert response.status_code == 422
    assert "ke bawah dirinya sendiri" in text(response)
    assert 'href="#id_to"' in text(response)


def test_a_stale_unit_form_gets_both_texts(cast, as_, adi):
    unit, browser = cast.east, as_(adi)
    facts = {
        "code": unit.code,
        "kind": unit.kind,
        "zone": unit.zone,
        "work_pattern": unit.work_pattern_id,
        "note": "x",
    }
    send(browser, url("unit-change", unit.pk), **facts, name="Dinas Satu", version=1)

    response = send(browser, url("unit-change", unit.pk), **facts, name="Dinas Dua", version=1)

    assert response.status_code == 409
    assert "Dinas Satu" in text(response)
    assert "Dinas Dua" in text(response)


def test_the_directory_shows_everyone_at_work_but_no_number(cast, as_, sari):
    page = text(as_(sari).get(url("directory")))

    assert "Dewi" in page
    assert "Rahmat" not in page
    assert cast.dewi.employee.nip not in page
    assert cast.dewi.employee.nip_display not in page


def test_the_directory_is_searched_by_name_never_by_number(cast, as_, sari):
    browser = as_(sari)

    assert ">Dewi<" in text(browser.get(url("directory"), {"q": "dew"}))
    assert ">Dewi<" not in text(browser.get(url("directory"), {"q": cast.dewi.employee.nip}))


def test_an_account_without_a_place_in_the_agency_finds_nobody(cast, as_):
    stranger = factories.make_account("pelamar")

    assert "Sari<" not in text(as_(stranger).get(url("directory")))


def test_the_directory_takes_as_many_queries_for_20_rows_as_for_1(
    cast, as_, sari, django_assert_max_num_queries
):
    browser = as_(sari)
    browser.get(url("directory"))
    with django_assert_max_num_queries(15) as few:
        browser.get(url("directory"), {"q": "dewi"})
    post = Position.objects.get(unit=cast.east, is_head=False)
    for number in range(20):
        factories.appoint(factories.make_employee(f"Banyak {number}"), post)
    with django_assert_max_num_queries(15) as many:
        browser.get(url("directory"), {"q": "banyak"})

    assert len(many) == len(few)
