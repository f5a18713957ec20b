"""What a page may weigh on a slow line."""

from urllib.parse import urlsplit

import brotli
import pytest

from asn_portal.tests.browser.crawler import PHONE

pytestmark = [pytest.mark.full, pytest.mark.browser]

KB = 1024
FIRST_VISIT, REPEAT_VISIT, HTML = 150 * KB, 30 * KB, 25 * KB
CSS, SCRIPTS, FONTS, SPRITE = 27 * KB, 55 * KB, 28 * KB, 6 * KB
REQUESTS = 10
PAGES = {
    "pegawai": ["/beranda/", "/laporan/", "/laporan/baru/"],
    "atasan": ["/validasi/"],
    "sdm": ["/pegawai/?ukuran=50", "/unit/"],
    "pimpinan": ["/dasbor/"],
}


def sizes(context, path):
    """Bytes on the line of each request of one page view; documents as brotli would send them."""
    page = context.new_page()
    found = []
    page.on("requestfinished", lambda request: found.append((request, weight(request))))
    page.goto(path, wait_until="networkidle")
    page.close()
    return [(request.resource_type, urlsplit(request.url).path, size) for request, size in found]


def weight(request):
    response = request.response()
    if response.from_service_worker or request.sizes()["responseBodySize"] == 0:
        return 0
    if request.resource_type == "document":
        return len(brotli.compress(response.body(), quality=5))
    return request.sizes()["responseBodySize"]


def total(found, kind=None, suffix=""):
    return sum(size for type_, path, size in found if kind in {None, type_} and path.endswith(suffix))


@pytest.mark.parametrize(("account", "path"), [(a, p) for a, paths in PAGES.items() for p in paths])
def test_a_page_keeps_its_budget(portal, browser, account, path):
    context = portal.sign_in(browser, account, viewport=PHONE, service_workers="block")
    state = context.storage_state()
    context.close()
    fresh = browser.new_context(
        base_url=portal.url, viewport=PHONE, storage_state=state, service_workers="block"
    )

    first = sizes(fresh, path)
    repeat = sizes(fresh, path)
    fresh.close()

    assert len(first) <= REQUESTS, first
    assert total(first, "document") <= HTML, first
    assert total(first, "stylesheet") <= CSS, first
    assert total(first, "script") <= SCRIPTS, first
    assert total(first, "font") <= FONTS, first
    assert total(first, suffix=".svg") <= SPRITE + 2 * KB, first
    assert total(first) <= FIRST_VISIT, first
    assert total(repeat) <= REPEAT_VISIT, repeat
