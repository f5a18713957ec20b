"""Filing a report by phone: three taps, a photo, and nothing lost when network or session fail."""

import uuid
from datetime import date

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from performance.models import ActivityReport
from performance.tests.factories import make_report, make_rhk, photo

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Status = ActivityReport.Status
TODAY = date(2026, 3, 4)


@pytest.fixture
def rhk(cast):
    rhks = [make_rhk(cast.sari.employee, f"Hasil {number}") for number in (1, 2)]
    make_report(
        cast.sari, "Rekonsiliasi kehadiran", rhk=rhks[1], date=date(2026, 3, 3), status=Status.SUBMITTED
    )
    return rhks[1]


@pytest.fixture
def page(browse, cast, rhk):
    return browse(cast.sari)


def of_today():
    return ActivityReport.objects.filter(date=TODAY).exclude(status=Status.DRAFT)


def drafts_on_phone(page):
    return page.evaluate("window.reports.drafts.mine().then((all) => all.map((one) => one.state))")


def wait_until_phone_has(page, states):
    page.evaluate(
        """async (wanted) => {
            for (;;) {
                const found = (await window.reports.drafts.mine()).map((one) => one.state);
                if (JSON.stringify(found) === JSON.stringify(wanted)) return;
                await new Promise(requestAnimationFrame);
            }
        }""",
        states,
    )


def write(page, text):
    page.goto("/laporan/baru/")
    page.get_by_label("Uraian kegiatan").fill(text)


def hand_in(page):
    page.get_by_role("button", name="Ajukan laporan").tap()


def test_three_taps_from_home(page, rhk):
    page.goto("/beranda/")
    page.get_by_role("navigation", name="Menu bawah").get_by_role("link", name="Lapor", exact=True).tap()
    page.get_by_role("button", name="Rekonsiliasi kehadiran").tap()
    hand_in(page)

    expect(page.get_by_text("diajukan ke Budi")).to_be_visible()
    report = of_today().get()
    assert (report.summary, report.minutes, report.rhk) == ("Rekonsiliasi kehadiran", 120, rhk)
    assert drafts_on_phone(page) == []


def test_the_toast_takes_it_back(page):
    write(page, "Menyusun nota")
    hand_in(page)
    page.get_by_role("button", name="Urungkan").tap()

    expect(page.get_by_text("Pengajuan dibatalkan. Laporan menjadi draf lagi.")).to_be_visible()
    assert not of_today().exists()


def test_a_photo_is_made_small_on_the_phone_and_arrives(page):
    write(page, "Rapat dengan foto")
    large = photo("rapat.png", (3000, 2000), "PNG")
    page.set_input_files("#id_photo", {"name": "rapat.png", "mimeType": "image/png", "buffer": large.read()})
    expect(page.get_by_text("Terunggah", exact=True)).to_be_visible()
    hand_in(page)
    page.wait_for_url("**/laporan/*-*/")
    expect(page.get_by_role("link", name="rapat.jpg")).to_be_visible()

    evidence = of_today().get().evidence.get()
    assert (evidence.number, evidence.file.content_type) == (1, "image/jpeg")
    width = page.evaluate(
        "async (url) => (await createImageBitmap(await (await fetch(url)).blob())).width",
        f"/laporan/{evidence.report_id}/bukti/1/?lihat",
    )
    assert width == 1600


def test_a_photo_that_is_not_through_yet_is_not_waited_for(page):
    page.route("**/laporan/bukti/", lambda route: route.abort(), times=1)
    write(page, "Foto menyusul")
    page.set_input_files(
        "#id_photo", {"name": "susul.jpg", "mimeType": "image/jpeg", "buffer": photo().read()}
    )
    expect(page.get_by_role("button", name="Coba lagi")).to_be_visible()
    hand_in(page)
    page.wait_for_url("**/laporan/*-*/")

    expect(page.get_by_role("link", name="susul.jpg")).to_be_visible()
    assert of_today().get().evidence.count() == 1
    wait_until_phone_has(page, [])


def test_a_failed_upload_is_tried_again(page):
    page.route("**/laporan/bukti/", lambda route: route.abort(), times=1)
    write(page, "Coba lagi")
    page.set_input_files(
        "#id_photo", {"name": "lagi.jpg", "mimeType": "image/jpeg", "buffer": photo().read()}
    )
    page.get_by_role("button", name="Coba lagi").tap()

    expect(page.get_by_text("Terunggah", exact=True)).to_be_visible()


def test_without_a_network_the_offline_page_takes_the_report(page):
    page.goto("/beranda/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.context.set_offline(True)
    page.goto("/laporan/")
    expect(page.get_by_role("heading", name="Lapor tanpa sambungan")).to_be_visible()
    page.get_by_label("Tanggal kegiatan").evaluate(
        "(field) => { field.max = ''; field.value = '2026-03-04'; }"
    )
    page.get_by_label("Uraian kegiatan").fill("Ditulis di hutan")
    page.get_by_role("button", name="Simpan di ponsel").tap()
    expect(page.get_by_text("tersimpan di ponsel ini")).to_be_visible()

    page.context.set_offline(False)
    expect(page.get_by_text("diajukan ke Budi")).to_be_visible()
    report = of_today().get()
    assert (report.summary, report.minutes, report.rhk.text) == ("Ditulis di hutan", 120, "Hasil 2")


def test_what_is_typed_is_kept_on_the_server(page):
    write(page, "Setengah jalan")
    expect(page.get_by_text("Draf tersimpan")).to_be_visible()
    assert ActivityReport.objects.get(summary="Setengah jalan").status == Status.DRAFT

    page.goto("/beranda/")
    page.goto("/laporan/baru/")
    expect(page.get_by_label("Uraian kegiatan")).to_have_value("Setengah jalan")
    hand_in(page)
    expect(page.get_by_text("diajukan ke Budi")).to_be_visible()
    assert ActivityReport.objects.filter(summary="Setengah jalan").count() == 1


def test_the_network_is_cut_on_the_way_and_comes_back(page):
    write(page, "Di lapangan tanpa sinyal")
    page.set_input_files(
        "#id_photo", {"name": "lapangan.jpg", "mimeType": "image/jpeg", "buffer": photo().read()}
    )
    expect(page.get_by_text("Terunggah", exact=True)).to_be_visible()
    page.context.set_offline(True)
    hand_in(page)
    expect(page.get_by_text("1 laporan belum terkirim")).to_be_visible()
    assert page.get_by_label("Uraian kegiatan").input_value() == "Di lapangan tanpa sinyal"
    assert not of_today().exists()

    page.context.set_offline(False)
    page.wait_for_url("**/laporan/*-*/")
    report = of_today().get()
    assert report.summary == "Di lapangan tanpa sinyal"
    assert report.evidence.count() == 1
    assert drafts_on_phone(page) == []


def test_the_answer_is_lost_though_the_report_arrived(page):
    """The server has written the row, the phone never hears of it: the second sending changes nothing."""
    write(page, "Terkirim tanpa jawaban")

    def swallow(route):
        route.fetch(max_redirects=0)
        route.abort()

    page.route("**/laporan/baru/", swallow, times=1)
    hand_in(page)
    page.wait_for_url("**/laporan/*-*/")

    assert of_today().count() == 1
    assert drafts_on_phone(page) == []


def test_an_expired_session_loses_nothing(page, live_server):
    write(page, "Ditulis sebelum sesi habis")
    Session.objects.all().delete()
    hand_in(page)
    expect(page.get_by_text("Masuk untuk mengirim")).to_be_visible()
    wait_until_phone_has(page, ["waiting"])
    assert page.get_by_label("Uraian kegiatan").input_value() == "Ditulis sebelum sesi habis"

    page.get_by_role("link", name="Masuk untuk mengirim").tap()
    page.locator("input[name=login]").fill("sari")
    page.locator("input[name=password]").fill("kereta api di pagi hari")
    page.get_by_role("button", name="Masuk", exact=True).tap()
    page.wait_for_url("**/laporan/")
    expect(page.get_by_text("diajukan ke Budi")).to_be_visible()

    assert of_today().get().summary == "Ditulis sebelum sesi habis"
    assert drafts_on_phone(page) == []


def test_another_account_on_the_same_phone_neither_sees_nor_sends_it(page, cast, browse, live_server):
    page.goto("/laporan/baru/")
    put_on_phone(page, "Milik Sari", account=str(cast.tono.pk))
    page.goto("/laporan/")

    expect(page.get_by_role("heading", name="Laporan harian")).to_be_visible()
    assert drafts_on_phone(page) == []
    assert not ActivityReport.objects.filter(summary="Milik Sari").exists()


def put_on_phone(page, text, *, account, state="waiting", days_ago=0):
    page.evaluate(
        """([key, summary, account, state, ago]) => new Promise((resolve) => {
            const request = indexedDB.open("asn-portal", 1);
            request.onsuccess = () => {
                const store = request.result.transaction("reports", "readwrite").objectStore("reports");
                const at = Date.now() - ago * 24 * 3600 * 1000;
                const fields = [["summary", summary]];
                store.put({ key, account, state, at, fields, photos: [] }).onsuccess = resolve;
            };
        })""",
        [str(uuid.uuid4()), text, account, state, days_ago],
    )


def test_a_draft_is_forgotten_after_a_week(page, cast):
    page.goto("/laporan/")
    put_on_phone(page, "Lama", account=str(cast.sari.pk), state="editing", days_ago=8)
    put_on_phone(page, "Baru", account=str(cast.sari.pk), state="editing", days_ago=6)
    page.goto("/beranda/")

    wait_until_phone_has(page, ["editing"])


def test_signing_out_asks_about_what_is_not_sent(page, cast):
    write(page, "Belum dikirim")
    wait_until_phone_has(page, ["editing"])
    page.goto("/beranda/#menu")
    page.get_by_role("button", name="Keluar").tap()
    expect(page.get_by_role("dialog")).to_contain_text("1 laporan belum terkirim")
    page.get_by_role("button", name="Kirim dulu").tap()

    page.wait_for_url("**/masuk/**")
    assert of_today().get().summary == "Belum dikirim"


def test_signing_out_may_throw_it_away(page, cast):
    write(page, "Dibuang")
    wait_until_phone_has(page, ["editing"])
    page.goto("/beranda/#menu")
    page.get_by_role("button", name="Keluar").tap()
    page.get_by_role("button", name="Hapus dan keluar").tap()

    page.wait_for_url("**/masuk/**")
    assert not of_today().exists()
