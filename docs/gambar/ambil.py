"""Takes the pictures of the documents anew, from a demo portal that nobody has worked in yet.

ASN_DATA_DIR=/tmp/gambar ./portal run --port 8100      # in one terminal
ASN_DATA_DIR=/tmp/gambar .venv/bin/python docs/gambar/ambil.py
"""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

FOLDER = Path(__file__).parent
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1366, "height": 800}
COLOURS = 128
LARGEST = 120 * 1024


@dataclass(frozen=True)
class Picture:
    """One picture: whose page, how wide, and the links to follow from it."""

    name: str
    account: str
    path: str
    size: dict[str, int]
    scheme: str = "light"
    then: str = ""


PICTURES = [
    Picture("beranda-ponsel", "pegawai", "/beranda/", PHONE),
    Picture("lapor-ponsel", "pegawai", "/laporan/baru/", PHONE),
    Picture("kalender-ponsel", "pegawai", "/laporan/", PHONE),
    Picture("beranda-gelap", "atasan", "/beranda/", PHONE, "dark"),
    Picture("validasi", "atasan", "/validasi/", DESK),
    Picture("dasbor-unit", "pimpinan", "/dasbor/", DESK),
    Picture("pegawai", "sdm", "/pegawai/?q=Sari+Puspaningrum", DESK, then="tbody a"),
]


def main() -> None:
    """Sign in as each account and take its pictures."""
    data = Path(os.environ.get("ASN_DATA_DIR", FOLDER.parents[1] / ".data"))
    portal = json.loads((data / "services.json").read_text())
    with sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-dev-shm-usage"]
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=options)
        contexts: dict[str, BrowserContext] = {}
        for picture in PICTURES:
            if picture.account not in contexts:
                contexts[picture.account] = sign_in(browser, portal, picture.account)
            page = contexts[picture.account].new_page()
            take(page, picture)
            page.close()
        browser.close()


def sign_in(browser: Browser, portal: dict[str, str], account: str) -> BrowserContext:
    """A browser of this account."""
    context = browser.new_context(base_url=portal["PUBLIC_URL"], reduced_motion="reduce")
    page = context.new_page()
    page.goto("/masuk/")
    page.fill("input[name=login]", account)
    page.fill("input[name=password]", portal["ASN_DEMO_PASSWORD"])
    page.click("form button.btn-primary")
    page.wait_for_url("**/beranda/")
    page.close()
    return context


def take(page: Page, picture: Picture) -> None:
    """Open the page, take the picture and make it small."""
    page.set_viewport_size(picture.size)
    page.goto(picture.path)
    if picture.then:
        page.locator(picture.then).first.click()
        page.wait_for_load_state("networkidle")
    page.evaluate("scheme => document.documentElement.dataset.bsTheme = scheme", picture.scheme)
    file = FOLDER / f"{picture.name}.png"
    page.screenshot(path=file)
    Image.open(file).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)
    if file.stat().st_size > LARGEST:
        raise ValueError(f"{file.name} is larger than {LARGEST} bytes")


if __name__ == "__main__":
    main()
