"""The form of a report: favourites, handing in, drafts, changes, and refusals that keep what was typed."""

import re
import uuid
from datetime import date

import pytest

from performance.models import ActivityReport
from performance.tests.factories import decided, make_report, make_rhk, typed

Status = ActivityReport.Status
NEW = "/laporan/baru/"


@pytest.fixture
def rhk(sari):
    return make_rhk(sari.employee)


@pytest.fixture
def browser(as_, sari):
    return as_(sari)


def sent(browser, rhk=None, path=NEW, **fields):
    return browser.post(path, typed(rhk, **fields), follow=True)


def test_it_offers_today_the_plan_last_used_and_what_is_written_often(browser, sari, rhk):
    other = make_rhk(sari.employee)
    for day in (2, 3):
        make_report(sari, "Rekonsiliasi", rhk=other, date=date(2026, 3, day))
    page = browser.get(NEW).content.decode()

    assert '<option value="' + str(other.pk) + '" selected' in page
    assert 'data-text="Rekonsiliasi"' in page
    assert re.search(r'value="2026-03-04"[^>]*checked', page)


def test_it_is_handed_in(browser, rhk):
    response = sent(browser, rhk)

    report = ActivityReport.objects.get()
    assert report.status == Status.SUBMITTED
    assert response.redirect_chain[-1][0] == report.get_absolute_url()
    assert "diajukan ke Budi" in response.content.decode()
    assert f'action="/laporan/{report.pk}/tarik/"' in response.content.decode()


def test_htmx_is_led_on_by_a_header(browser, rhk):
    response = browser.post(NEW, typed(rhk), headers={"HX-Request": "true"})
    assert response["HX-Redirect"] == ActivityReport.objects.get().get_absolute_url()


def test_a_favourite_fills_the_text_without_javascript(browser, sari, rhk):
    make_report(sari, "Rekonsiliasi", date=date(2026, 3, 3))
    response = browser.post(NEW, typed(rhk, summary="", minutes="240", pakai="0"))

    page = response.content.decode()
    assert response.status_code == 200
    assert ">\nRekonsiliasi</textarea>" in page
    assert ActivityReport.objects.count() == 1


def test_the_same_form_sent_twice_is_one_report_with_one_answer(browser, rhk):
    data = typed(rhk)
    first, second = (browser.post(NEW, data) for _number in range(2))

    assert first["Location"] == second["Location"]
    assert ActivityReport.objects.count() == 1


def test_the_same_key_with_another_text_keeps_the_first_and_shows_the_second(browser, rhk):
    key = str(uuid.uuid4())
    sent(browser, rhk, kiriman=key)
    page = sent(browser, rhk, kiriman=key, summary="Teks kedua").content.decode()

    assert ActivityReport.objects.get().summary == "Menyusun nota dinas"
    assert "Teks kedua" in page


def test_an_empty_form_says_what_is_missing(browser, rhk):
    response = browser.post(NEW, {})
    page = response.content.decode()

    assert response.status_code == 422
    assert "Tulis uraian kegiatan." in page
    assert "<title>Kesalahan:" in page
    assert not ActivityReport.objects.exists()


def test_a_draft_may_be_half_written(browser, rhk):
    sent(browser, None, summary="Baru sebagian", simpan="1")
    report = ActivityReport.objects.get()
    assert (report.status, report.summary) == (Status.DRAFT, "Baru sebagian")


def test_more_than_the_working_day_warns_and_blocks_nothing(browser, rhk):
    page = sent(browser, rhk, minutes="lain", hours_more="9").content.decode()
    assert "lebih dari jam kerja" in page
    assert ActivityReport.objects.get().minutes == 540


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"day": "lain", "date": "2026-03-05"}, "tidak boleh sesudah hari ini"),
        ({"day": "lain", "date": "9999-12-31"}, "tidak boleh sesudah hari ini"),
        ({"day": "lain", "date": "31-02-2026"}, "Tulis tanggal seperti"),
        ({"day": "lain", "date": ""}, "Isi tanggal kegiatan"),
        ({"day": "kapan-kapan"}, "Tulis tanggal seperti"),
        ({"day": "2026-03-01"}, "Bukan hari kerja"),
        ({"day": "lain", "date": "01-02-2026"}, "Batas waktu"),
        ({"minutes": "lain", "hours_more": "0", "minutes_more": "0"}, "antara 1 menit dan 24 jam"),
        ({"minutes": "lain", "minutes_more": "-1"}, "Menit antara"),
        ({"minutes": "lain", "hours_more": "25"}, "Jam antara"),
        ({"minutes": "lain", "hours_more": "24", "minutes_more": "1"}, "antara 1 menit dan 24 jam"),
        ({"starts_at": "24:00", "ends_at": "25:00"}, "00.00 dan 23.59"),
        ({"starts_at": "08:00", "ends_at": "23:60"}, "00.00 dan 23.59"),
        ({"starts_at": "08:00"}, "jam mulai dan jam selesai"),
        ({"starts_at": "10:00", "ends_at": "09:00"}, "sesudah jam mulai"),
        ({"summary": "\u200b\u2060"}, "Tulis uraian"),
        ({"summary": "\u00a0 \u00a0"}, "Tulis uraian"),
        ({"summary": "x" * 1001}, "paling banyak 1000 huruf (sekarang 1001)"),
        ({"summary": "a\x00b"}, "tidak dapat disimpan"),
        ({"rhk": str(uuid.uuid4())}, "dari SKP Anda"),
        ({"rhk": "bukan-kunci"}, "dari SKP Anda"),
        ({"quantity": "banyak"}, "Tulis angka"),
        ({"quantity": "99999999999"}, "antara 0 dan"),
        ({"evidence_link": "javascript:alert(1)"}, "https://"),
        ({"evidence_link": "data:text/html,x"}, "https://"),
        ({"evidence_link": "vbscript:x"}, "https://"),
        ({"evidence_link": "file:///etc/passwd"}, "https://"),
        ({"evidence_link": "http://127.0.0.1/"}, "bisa dibuka orang lain"),
        ({"evidence_link": "http://2130706433/"}, "https://"),
        ({"evidence_link": "http://localhost/x"}, "bisa dibuka orang lain"),
        ({"evidence_link": "https://contoh.go.id/" + "x" * 3000}, "500 huruf"),
    ],
)
def test_bad_input_comes_back_with_a_reason_and_all_that_was_typed(browser, rhk, wrong, sentence):
    response = browser.post(NEW, {**typed(rhk), "quantity_unit": "berkas", **wrong})
    page = response.content.decode()

    assert response.status_code == 422
    assert sentence in page
    assert 'value="berkas"' in page
    assert not ActivityReport.objects.exists()


@pytest.mark.parametrize("start", ["8.30", "08:30", "08:30:00"])
def test_times_are_read_as_people_write_them(browser, rhk, start):
    sent(browser, rhk, starts_at=start, ends_at="10.00")
    report = ActivityReport.objects.get()
    assert (report.starts_at.isoformat(), report.minutes) == ("08:30:00", 90)


@pytest.mark.parametrize("day", ["02-03-2026", "2/3/2026", "2026-03-02"])
def test_dates_are_day_first_or_iso(browser, rhk, day):
    sent(browser, rhk, day="lain", date=day)
    assert ActivityReport.objects.get().date == date(2026, 3, 2)


@pytest.mark.parametrize("text", ["Rapat 👩‍🌾 selesai", "ꦲꦏ꧀ꦱꦫꦗꦮ", "اجتماع", "<b>{{7*7}}</b> %s ${x}", "=1+1"])
def test_any_writing_comes_through_as_typed(browser, rhk, text):
    page = sent(browser, rhk, summary=text).content.decode()
    assert ActivityReport.objects.get().summary == text
    assert "<b>{{7*7}}" not in page


def test_signs_that_turn_the_reading_direction_are_taken_out(browser, rhk):
    sent(browser, rhk, summary="Nota \u202egnp.exe")
    assert ActivityReport.objects.get().summary == "Nota gnp.exe"


def test_half_a_number_may_have_a_comma(browser, rhk):
    sent(browser, rhk, quantity="7,5")
    assert str(ActivityReport.objects.get().quantity) == "7.50"


def test_undecodable_bytes_are_no_error_of_ours(browser, rhk):
    body = "summary=%FF%ED%A0%80&day=2026-03-04&minutes=120"
    response = browser.post(NEW, body, content_type="application/x-www-form-urlencoded")
    assert response.status_code in {400, 422}


def test_a_form_opened_before_midnight_keeps_its_day(browser, rhk, set_clock):
    set_clock("2026-03-05 00:05+07:00")
    sent(browser, rhk, day="2026-03-03")
    assert ActivityReport.objects.get().date == date(2026, 3, 3)


def test_work_on_a_free_day_is_accepted_with_its_reason(browser, rhk):
    sent(browser, rhk, day="lain", date="2026-03-01", off_day_reason="Siaga banjir")
    assert ActivityReport.objects.get().off_day_reason == "Siaga banjir"


def test_without_a_plan_the_page_says_whom_to_ask(as_, tono):
    page = as_(tono).get(NEW).content.decode()
    assert "Hubungi atasan atau staf SDM" in page
    assert as_(tono).post(NEW, typed()).status_code == 200
    assert not ActivityReport.objects.exists()


def test_the_form_cannot_be_made_to_write_for_another(browser, rhk, tono):
    sent(browser, rhk, employee=str(tono.employee.pk), employee_id=str(tono.employee.pk), status="approved")
    report = ActivityReport.objects.get()
    assert (report.employee.account.login, report.status) == ("sari", Status.SUBMITTED)


# Changing


@pytest.fixture
def returned(sari, budi, rhk):
    return make_report(sari, rhk=rhk, status=Status.RETURNED, date=date(2026, 3, 3), **decided(budi))


def test_a_returned_report_is_changed_and_handed_in_again(browser, rhk, returned):
    path = f"/laporan/{returned.pk}/ubah/"
    assert "Tambahkan notula rapat" in browser.get(path).content.decode()
    sent(browser, rhk, path, day="2026-03-03", summary="Dengan notula", version=1)

    returned.refresh_from_db()
    assert (returned.status, returned.summary, returned.version) == (Status.SUBMITTED, "Dengan notula", 2)


def test_a_stale_form_gets_both_texts_and_writes_nothing(browser, rhk, returned):
    path = f"/laporan/{returned.pk}/ubah/"
    sent(browser, rhk, path, day="2026-03-03", summary="Dari ponsel", version=1, simpan="1")
    response = sent(browser, rhk, path, day="2026-03-03", summary="Dari kantor", version=1)

    page = response.content.decode()
    assert response.status_code == 409
    assert "Dari ponsel" in page
    assert "Dari kantor" in page
    returned.refresh_from_db()
    assert (returned.status, returned.summary) == (Status.RETURNED, "Dari ponsel")


def test_a_report_deleted_meanwhile_is_not_written_again(browser, sari, rhk):
    draft = make_report(sari, rhk=rhk, status=Status.DRAFT)
    browser.post(f"/laporan/{draft.pk}/hapus/")
    response = sent(browser, rhk, f"/laporan/{draft.pk}/ubah/", version=1)

    assert response.status_code == 404
    assert not ActivityReport.objects.exists()


@pytest.mark.parametrize("status", [Status.SUBMITTED, Status.APPROVED])
def test_what_is_handed_in_cannot_be_changed(browser, sari, budi, rhk, status):
    fields = decided(budi) if status == Status.APPROVED else {}
    report = make_report(sari, rhk=rhk, status=status, **fields)
    sent(browser, rhk, f"/laporan/{report.pk}/ubah/", summary="Diam-diam", version=1)
    report.refresh_from_db()
    assert (report.summary, report.status) == ("Menyusun nota dinas", status)


def test_a_draft_is_deleted_after_a_question(browser, sari, rhk):
    draft = make_report(sari, rhk=rhk, status=Status.DRAFT)
    assert "Hapus draf ini permanen?" in browser.get(f"/laporan/{draft.pk}/hapus/").content.decode()
    browser.post(f"/laporan/{draft.pk}/hapus/")
    assert not ActivityReport.objects.exists()


def test_only_drafts_are_deleted(browser, sari):
    report = make_report(sari)
    page = browser.post(f"/laporan/{report.pk}/hapus/", follow=True).content.decode()
    assert "Hanya draf yang bisa dihapus" in page
    assert ActivityReport.objects.exists()


def test_a_submission_is_taken_back_within_fifteen_minutes(browser, sari, set_clock):
    report = make_report(sari)
    set_clock("2026-03-04 09:15+07:00")
    browser.post(f"/laporan/{report.pk}/tarik/")
    report.refresh_from_db()
    assert report.status == Status.DRAFT

    late = make_report(sari)
    set_clock("2026-03-04 09:30:01+07:00")
    page = browser.post(f"/laporan/{late.pk}/tarik/", follow=True).content.decode()
    assert "15 menit" in page
    late.refresh_from_db()
    assert late.status == Status.SUBMITTED


@pytest.mark.parametrize("act", ["ajukan", "tarik", "setujui", "kembalikan", "urungkan", "bukti"])
def test_acts_answer_to_post_alone(browser, sari, act):
    response = browser.get(f"/laporan/{make_report(sari).pk}/{act}/")
    assert response.status_code == 405
    assert response["Allow"] == "POST"
