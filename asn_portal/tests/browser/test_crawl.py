"""As every demo account: no error, no CSP report, no sideways scroll, no dead link, no barrier."""

import pytest

from asn_portal.tests.browser.crawler import Crawler

ACCOUNTS = ["pegawai", "atasan", "sdm", "pimpinan", "auditor", "pelatihan", "pansel", "pelamar", "admin"]
pytestmark = [pytest.mark.full, pytest.mark.browser]


@pytest.fixture(scope="module")
def axe_seen():
    """URL names that axe has looked at, over all accounts."""
    return set()


@pytest.mark.parametrize("account", ACCOUNTS)
def test_every_page_is_sound(portal, browser, axe_seen, account):
    context = portal.sign_in(browser, account, reduced_motion="reduce")
    crawler = Crawler(context, portal.url, axe_seen=axe_seen, schemes=("light", "dark"))

    findings = crawler.crawl("/beranda/")
    context.close()

    assert len(findings.visited) >= 5, findings.visited
    assert findings.wrong == []


def test_the_public_pages_are_sound(portal, browser, axe_seen):
    context = browser.new_context(base_url=portal.url, reduced_motion="reduce")
    crawler = Crawler(context, portal.url, axe_seen=axe_seen, schemes=("light", "dark"))

    findings = crawler.crawl("/masuk/")
    context.close()

    assert findings.visited["account_login"]
    assert findings.wrong == []
