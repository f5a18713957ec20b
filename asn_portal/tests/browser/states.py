"""States of pages that no link leads to: each function brings a fresh page into one."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass

import psycopg
from django.test import RequestFactory
from playwright.sync_api import Page, expect

from asn_portal.tests.browser.crawler import DESK, PHONE
from asn_portal.tests.running_portal import PASSWORD, Portal
from core.views import errors

BOTH = (PHONE, DESK)
RUNNING_JOB = """
INSERT INTO core_job (id, kind, title, parameters, owner_id, status, progress, attempts, error, created_at,
    lease_until)
SELECT %(key)s, 'employee-list', 'Daftar pegawai', '{}', id, 'running', 40, 1, '', now(),
    now() + interval '1 hour'
FROM core_account WHERE login = 'sdm'
"""


@dataclass(frozen=True)
class State:
    """One state: who sees it, how to get there, and at which sizes it exists."""

    name: str
    account: str
    reach: Callable[[Page, Portal], None]
    sizes: tuple[dict[str, int], ...] = BOTH


def form_with_errors(page: Page, portal: Portal) -> None:
    """A report without a text and with a date to come."""
    page.goto("/laporan/baru/")
    page.get_by_text("Tanggal lain", exact=True).first.click()
    page.get_by_text("Isian lain").click()
    page.get_by_label("Mulai").fill("10:00")
    page.get_by_role("button", name="Ajukan laporan").click()
    expect(page.locator(".err-sum")).to_be_visible()


def opened_row(page: Page, portal: Portal) -> None:
    """The queue with a report opened, one with the reasons for returning, and one no longer ticked."""
    page.goto("/validasi/")
    page.locator(".open-row summary").nth(1).click()
    page.locator("[data-return]").nth(2).click()
    page.locator("[data-pick]").first.uncheck()
    expect(page.locator("[data-reason] + label").first).to_be_attached()


def shortcut_list(page: Page, portal: Portal) -> None:
    """The dialog with the keys of the queue."""
    page.goto("/validasi/")
    page.get_by_role("button", name="Pintasan").click()
    expect(page.get_by_role("dialog")).to_be_visible()


def account_menu(page: Page, portal: Portal) -> None:
    """The menu behind one's own name."""
    page.goto("/beranda/")
    page.locator("[data-menu] summary").click()
    expect(page.get_by_role("link", name="Profil dan tampilan")).to_be_visible()


def phone_menu(page: Page, portal: Portal) -> None:
    """The sheet with the whole menu."""
    page.goto("/beranda/")
    page.get_by_role("navigation", name="Menu bawah").get_by_role("link", name="Menu").click()
    expect(page.get_by_role("navigation", name="Menu utama")).to_be_visible()


def nobody_found(page: Page, portal: Portal) -> None:
    """A list whose filter fits nobody."""
    page.goto("/pegawai/?q=zzzz")
    expect(page.get_by_text("Tidak ada pegawai yang cocok")).to_be_visible()


def nothing_found(page: Page, portal: Portal) -> None:
    """The search without a result."""
    page.goto("/cari/?q=zzzz")
    expect(page.get_by_role("heading", name="Cari")).to_be_visible()


def missing(page: Page, portal: Portal) -> None:
    """404."""
    expect_status(page, "/tidak-ada/", 404)


def forbidden(page: Page, portal: Portal) -> None:
    """403, or what the portal says instead about pages of others."""
    expect_status(page, "/pegawai/baru/", 403)


def failed(status: int) -> Callable[[Page, Portal], None]:
    """A page of an outage, which nobody can cause on purpose, as the portal would answer it."""

    def reach(page: Page, portal: Portal) -> None:
        request = RequestFactory().get("/beranda/")
        request.id = "7F3A09BC12AA"  # type: ignore[attr-defined]  # ours
        body = errors.page(request, status).content.decode()
        answer = {"status": status, "body": body, "content_type": "text/html; charset=utf-8"}
        page.route("**/beranda/", lambda route: route.fulfill(**answer))
        expect_status(page, "/beranda/", status)

    return reach


def conflict(page: Page, portal: Portal) -> None:
    """Two windows change the same draft; the second one is asked."""
    page.goto("/laporan/baru/")
    page.get_by_label("Uraian kegiatan").fill("Draf di dua jendela")
    page.get_by_role("button", name="Simpan draf").click()
    page.wait_for_url("**/laporan/*-*/")
    page.goto(f"{page.url}ubah/")
    other = page.context.new_page()
    other.goto(page.url)
    other.get_by_label("Uraian kegiatan").fill("Draf dari jendela lain")
    other.get_by_role("button", name="Simpan draf").click()
    other.wait_for_url("**/laporan/*-*/")
    other.close()
    page.get_by_label("Uraian kegiatan").fill("Draf dari jendela ini")
    page.get_by_role("button", name="Simpan draf").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("sudah diubah")


def running_job(page: Page, portal: Portal) -> None:
    """A file that is being made; the demo agency is too small to make one in the background."""
    with psycopg.connect(portal.services["DATABASE_URL"]) as database:
        database.execute(RUNNING_JOB, {"key": uuid.uuid4()})
    page.goto("/unduhan/")
    expect(page.get_by_text("Disiapkan 40%").first).to_be_visible()


def wrong_password(page: Page, portal: Portal) -> None:
    """The sign-in page after a typing mistake."""
    page.goto("/masuk/")
    page.fill("input[name=login]", "pegawai")
    page.fill("input[name=password]", "bukan kata sandinya")
    page.click("form button.btn-primary")
    expect(page.locator(".err-sum")).to_be_visible()


def second_factor(page: Page, portal: Portal) -> None:
    """Setting up the second factor, after the password was asked for again."""
    page.goto("/profil/faktor-kedua/pasang/")
    if "/masuk/ulang/" in page.url:
        page.fill("input[name=password]", PASSWORD)
        page.click("form button.btn-primary")
    page.wait_for_url("**/faktor-kedua/pasang/")


def activation(page: Page, portal: Portal) -> None:
    """The page for the code, with a wrong one."""
    page.goto("/aktivasi/")
    page.locator("main form input[type=text]").first.fill("AAAA-BBBB")
    page.click("form button.btn-primary")
    expect(page.locator(".err-sum")).to_be_visible()


def offline(page: Page, portal: Portal) -> None:
    """The form for a phone without a network."""
    page.goto("/laporan/luring/")
    expect(page.get_by_role("heading", name="Lapor tanpa sambungan")).to_be_visible()


def expect_status(page: Page, path: str, status: int) -> None:
    """Go there; the portal must answer as said."""
    answer = page.goto(path)
    assert answer
    assert answer.status == status


NOBODY = ""
STATES = [
    State("report form with errors", "pegawai", form_with_errors),
    State("two windows", "pegawai", conflict),
    State("offline page", "pegawai", offline),
    State("403", "pegawai", forbidden),
    State("phone menu", "pegawai", phone_menu, (PHONE,)),
    State("account menu", "pegawai", account_menu, (DESK,)),
    State("queue opened", "atasan", opened_row),
    State("shortcuts", "atasan", shortcut_list),
    State("nobody in the list", "sdm", nobody_found),
    State("nothing found", "sdm", nothing_found),
    State("job at work", "sdm", running_job),
    State("second factor", "pansel", second_factor),
    State("wrong password", NOBODY, wrong_password),
    State("activation", NOBODY, activation),
    State("404", NOBODY, missing),
    *(State(str(status), NOBODY, failed(status)) for status in (409, 500, 503)),
]
