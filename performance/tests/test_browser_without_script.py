"""Everything without JavaScript: a report with a photo, its approval, its return."""

import pytest
from playwright.sync_api import expect

from core.tests.browsers import DESK, PHONE
from performance.models import ActivityReport
from performance.tests.factories import make_report, make_rhk, photo

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Status = ActivityReport.Status
PLAIN = {"java_script_enabled": False}


def test_a_report_with_favourite_and_photo(browse, cast):
    rhk = make_rhk(cast.sari.employee)
    make_report(cast.sari, "Rekonsiliasi", rhk=rhk, date="2026-03-03")
    page = browse(cast.sari, {**PHONE, **PLAIN})
    page.goto("/laporan/baru/")
    page.get_by_role("button", name="Rekonsiliasi").click()
    page.set_input_files(
        "#id_attachments", {"name": "rapat.jpg", "mimeType": "image/jpeg", "buffer": photo().read()}
    )
    page.get_by_role("button", name="Ajukan laporan").click()

    expect(page.get_by_text("diajukan ke Budi")).to_be_visible()
    report = ActivityReport.objects.get(date="2026-03-04")
    assert (report.summary, report.status, report.evidence.count()) == ("Rekonsiliasi", Status.SUBMITTED, 1)


def test_the_queue(browse, cast):
    for text in ("Survei lapangan", "Menjahit seragam"):
        make_report(cast.sari, text)
    page = browse(cast.budi, {**DESK, **PLAIN})
    page.goto("/validasi/")
    page.locator("[data-approve]").first.click()
    expect(page.get_by_text("Disetujui.")).to_be_visible()
    page.locator("summary[data-return]").click()
    page.get_by_text("Perjelas uraian kegiatan").click()
    page.get_by_role("button", name="Kembalikan laporan").click()
    expect(page.get_by_text("Semua beres")).to_be_visible()

    assert set(ActivityReport.objects.values_list("status", flat=True)) == {Status.APPROVED, Status.RETURNED}
