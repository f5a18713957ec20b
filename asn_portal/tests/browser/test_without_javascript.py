"""Everything that daily work needs, in a browser that runs no script."""

from __future__ import annotations

import io
import re

import openpyxl
import pytest
from PIL import Image
from playwright.sync_api import expect

from asn_portal.tests.browser.crawler import PHONE

pytestmark = [pytest.mark.full, pytest.mark.browser]


@pytest.fixture
def signed_in(portal, browser):
    """`signed_in(account)` is a page without JavaScript after the sign-in."""
    contexts = []

    def start(account, **options):
        context = portal.sign_in(browser, account, java_script_enabled=False, **options)
        contexts.append(context)
        return context.new_page()

    yield start
    for context in contexts:
        context.close()


def photo() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (800, 600), "teal").save(stream, "JPEG")
    return stream.getvalue()


def names(page) -> list[str]:
    """The names of the list without titles, as they are sorted."""
    shown = page.locator("tbody tr td:first-child a").all_inner_texts()
    return [re.sub(r"^(\S+\. )+", "", name.split(",")[0]).lower() for name in shown]


def test_a_report_with_a_photo_is_filed(signed_in):
    page = signed_in("pegawai", viewport=PHONE)
    page.goto("/beranda/")
    page.get_by_role("navigation", name="Menu bawah").get_by_role("link", name="Lapor", exact=True).click()
    page.get_by_role("button", name=re.compile("^Kunjungan|^Konseling|^Menerima")).first.click()
    text = page.get_by_label("Uraian kegiatan")
    expect(text).not_to_be_empty()
    text.fill("Tanpa JavaScript, dengan foto")
    image = {"name": "lapangan.jpg", "mimeType": "image/jpeg", "buffer": photo()}
    page.set_input_files("#id_photo", image)
    page.get_by_role("button", name="Ajukan laporan").click()

    expect(page.get_by_text("diajukan ke Budi Hartanto")).to_be_visible()
    expect(page.get_by_role("link", name="lapangan.jpg")).to_be_visible()
    page.get_by_role("button", name="Urungkan").click()
    expect(page.get_by_text("Laporan menjadi draf lagi")).to_be_visible()


def test_the_employee_list_is_filtered_sorted_and_paged(signed_in):
    page = signed_in("sdm")
    page.goto("/pegawai/")
    page.get_by_label("Jenis pegawai").select_option(label="PNS")
    page.get_by_role("button", name="Terapkan").click()
    expect(page.locator("tbody .sub").first).to_have_text("PNS")
    page.get_by_role("link", name="Nama", exact=True).click()
    if "urut=-nama" not in page.url:
        page.get_by_role("link", name="Nama", exact=True).click()
    first = names(page)
    page.get_by_role("navigation", name="Halaman daftar").get_by_role("link", name="Berikutnya").click()
    second = names(page)

    assert len(first) == len(second) == 25
    assert first + second == sorted(first + second, reverse=True)
    assert set(page.locator("tbody .sub").all_inner_texts()) == {"PNS"}
    assert "urut=-nama" in page.url


def test_a_report_is_approved_and_taken_back(signed_in):
    page = signed_in("atasan")
    page.goto("/validasi/")
    waiting = page.locator("[data-row]").count()
    page.locator("[data-approve]").first.click()
    expect(page.locator("[data-row]")).to_have_count(waiting - 1)
    page.get_by_role("button", name="Urungkan").first.click()
    page.goto("/validasi/")
    expect(page.locator("[data-row]")).to_have_count(waiting)


def test_the_month_of_the_unit_comes_as_excel(signed_in):
    page = signed_in("pimpinan")
    page.goto("/dasbor/")
    with page.expect_download() as coming:
        page.get_by_role("link", name="Unduh Excel").click()

    sheet = openpyxl.load_workbook(io.BytesIO(coming.value.path().read_bytes())).active
    cells = [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None]
    assert any("Sari Puspaningrum" in cell for cell in cells)
