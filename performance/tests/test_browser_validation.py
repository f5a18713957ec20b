"""Validating 16 + 4 reports: at most six clicks, or two keys a report with the focus on the next one."""

from datetime import date

import pytest
from playwright.sync_api import expect

from core.tests.browsers import DESK
from performance.models import ActivityReport, ReportEvidence
from performance.tests.factories import make_evidence, make_report
from registry.tests.factories import setup

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Status = ActivityReport.Status
# Texts that do not resemble each other.
WORDS = [
    *("arsip", "banjir", "cuti", "desa", "ekspor", "fisik", "gizi", "haji"),
    *("iklim", "jalan", "kapal", "lahan", "modal", "nelayan", "obat", "pasar"),
]


@pytest.fixture
def twenty(cast):
    """Sixteen that seem in order and four without evidence."""
    for number, word in enumerate(WORDS):
        account = (cast.sari, cast.tono)[number % 2]
        text = f"{word.title()} {word[::-1]} {word * 2}"
        make_evidence(make_report(account, text, date=date(2026, 3, 3)))
    for word in ("quorum", "riset", "sawah", "tanah"):
        make_report(cast.sari, f"{word.title()} {word[::-1]} {word * 2}", date=date(2026, 3, 3))


@pytest.fixture
def page(browse, cast, twenty):
    return browse(cast.budi, DESK)


def count(status):
    return ActivityReport.objects.filter(status=status).count()


def focused(page):
    return page.evaluate("document.activeElement.id")


def expect_focus(page, row):
    expect(page.locator(f"[id='{row}']")).to_be_focused()


def said(page, text):
    expect(page.locator("#kabar")).to_have_text(text)


def test_twenty_reports_in_six_clicks(page):
    page.goto("/beranda/")
    clicks = 0

    def click(locator):
        nonlocal clicks
        clicks += 1
        locator.click()

    click(page.get_by_role("link", name="Buka validasi"))
    expect(page.get_by_role("heading", name="Tampak wajar")).to_contain_text("16")
    click(page.get_by_role("button", name="Setujui 16 laporan"))
    expect(page.get_by_text("16 laporan disetujui")).to_be_visible()
    for left in (3, 2, 1, 0):
        click(page.locator("[data-row]:not([data-decided]) [data-approve]").first)
        said(page, f"Disetujui. Sisa {left}.")

    assert clicks <= 6
    assert count(Status.APPROVED) == 20
    assert set(ActivityReport.objects.values_list("bulk_size", flat=True)) == {16, None}


def test_by_keyboard_at_most_two_keys_a_report(page):
    page.goto("/validasi/")
    rows = page.locator("[data-row]").evaluate_all("(rows) => rows.map((row) => row.id)")
    expect_focus(page, rows[0])

    page.keyboard.press("s")
    said(page, "Disetujui. Sisa 19.")
    expect_focus(page, rows[1])

    page.keyboard.press("k")
    page.keyboard.press("2")
    said(page, "Dikembalikan. Sisa 18.")
    expect_focus(page, rows[2])

    for number in range(2, 20):
        page.keyboard.press("s")
        said(page, f"Disetujui. Sisa {19 - number}.")
        if number < 19:
            expect_focus(page, rows[number + 1])

    assert (count(Status.APPROVED), count(Status.RETURNED)) == (19, 1)
    assert ActivityReport.objects.get(status=Status.RETURNED).return_reason == "unclear"
    expect(page.get_by_text("Semua beres")).to_be_visible()


def test_u_takes_the_last_decision_back(page):
    page.goto("/validasi/")
    row = focused(page)
    page.keyboard.press("s")
    said(page, "Disetujui. Sisa 19.")
    expect_focus(page, page.locator("[data-row]").nth(1).get_attribute("id"))
    page.keyboard.press("u")
    said(page, "Keputusan diurungkan. Sisa 20.")

    expect_focus(page, row)
    assert count(Status.APPROVED) == 0


def test_arrows_enter_and_space_move_open_and_tick(page):
    page.goto("/validasi/")
    rows = page.locator("[data-row]").evaluate_all("(rows) => rows.map((row) => row.id)")
    for _number in range(4):
        page.keyboard.press("ArrowDown")
    expect_focus(page, rows[4])

    page.keyboard.press("Enter")
    expect(page.locator(f"[id='{rows[4]}'] .more-row")).to_be_visible()
    page.keyboard.press(" ")
    expect(page.get_by_role("button", name="Setujui 15 laporan")).to_be_visible()


def test_letters_do_nothing_when_switched_off(page, cast):
    with setup():
        type(cast.budi).objects.filter(pk=cast.budi.pk).update(uses_shortcuts=False)
    page.goto("/validasi/")
    page.locator("[data-row]").first.focus()
    page.keyboard.press("s")
    page.keyboard.press("ArrowDown")

    expect_focus(page, page.locator("[data-row]").nth(1).get_attribute("id"))
    assert count(Status.APPROVED) == 0


def test_letters_in_the_note_are_letters(page):
    page.goto("/validasi/")
    page.keyboard.press("k")
    note = page.locator("[data-row]").first.get_by_label("Catatan untuk pegawai")
    note.fill("")
    note.press_sequentially("sku 123")

    expect(note).to_have_value("sku 123")
    assert count(Status.SUBMITTED) == 20


def test_a_report_that_was_taken_back_meanwhile_says_so_in_its_row(page, cast):
    page.goto("/validasi/")
    key = focused(page).removeprefix("laporan-")
    with setup():
        ReportEvidence.objects.filter(report=key).delete()
        ActivityReport.objects.filter(pk=key).delete()
    page.keyboard.press("s")

    expect(page.get_by_text("Data ini sudah tidak ada")).to_be_visible()
