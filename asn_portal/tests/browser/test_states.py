"""What the crawl does not reach: errors, open menus, outages; and every stop of the Tab key."""

from __future__ import annotations

import pytest

from asn_portal.tests.browser.crawler import DESK, PHONE, SIDEWAYS, barriers
from asn_portal.tests.browser.states import STATES

pytestmark = [pytest.mark.full, pytest.mark.browser]

WALKS = [
    ("atasan", "/beranda/"),
    ("pegawai", "/laporan/baru/"),
    ("atasan", "/validasi/"),
    ("sdm", "/pegawai/"),
]
MOST_STOPS = 400
LEAST_STOPS = 8
# What is shown of the element that has the focus: itself, or the label of a field that is drawn by its label.
STOP = """() => {
    const at = document.activeElement;
    const walked = window.walked ??= [];
    if (at === document.body || (walked.includes(at) && walked.at(-1) !== at)) return null;
    if (walked.at(-1) === at) return "";
    const before = walked.at(-1);
    walked.push(at);
    const box = at.getBoundingClientRect();
    const isDrawn = box.width > 4 && box.height > 4 && getComputedStyle(at).clipPath === "none"
        && getComputedStyle(at).clip === "auto";
    const shown = isDrawn ? at : at.labels?.[0] ?? at;
    const name = `${at.tagName} ${at.id} "${(at.innerText || at.name || "").slice(0, 30)}"`;
    const wrong = [];
    const style = getComputedStyle(shown);
    const width = style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth);
    if (width < 2) wrong.push(`outline of ${width} px: ${name}`);
    const { left, right, top, bottom } = shown.getBoundingClientRect();
    const x = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2;
    const y = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2;
    const hit = document.elementFromPoint(x, y);
    if (!hit || !(shown.contains(hit) || hit.contains(shown) && hit.matches("label, summary, a, button")))
        wrong.push(`covered by ${hit?.outerHTML.slice(0, 60)}: ${name}`);
    if (before && !(before.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING))
        wrong.push(`out of order: ${name}`);
    return wrong.join("; ");
}"""


@pytest.fixture(scope="module")
def contexts(portal, browser):
    """`contexts(account)` is a signed-in browser, the same for every state; without a name a stranger's."""
    made = {}

    def context(account):
        if account not in made:
            options = {"reduced_motion": "reduce", "service_workers": "block"}
            made[account] = (
                portal.sign_in(browser, account, **options)
                if account
                else browser.new_context(base_url=portal.url, **options)
            )
        return made[account]

    yield context
    for each in made.values():
        each.close()


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
def test_a_state_has_no_barrier(portal, contexts, state):
    found = []
    for size in state.sizes:
        page = contexts(state.account).new_page()
        page.set_default_timeout(10_000)
        page.set_viewport_size(size)
        state.reach(page, portal)
        found += ["sideways"] * bool(page.evaluate(SIDEWAYS))
        for scheme in ("light", "dark"):
            page.evaluate("scheme => document.documentElement.dataset.bsTheme = scheme", scheme)
            found += [f"{barrier} at {size['width']} px {scheme}" for barrier in barriers(page)]
        page.close()

    assert found == []


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize(("account", "path"), WALKS)
def test_every_stop_of_the_tab_key_is_seen(contexts, account, path, size):
    page = contexts(account).new_page()
    page.set_viewport_size(size)
    page.goto(path)
    page.evaluate("document.activeElement.blur()")

    stops = []
    while len(stops) < MOST_STOPS:
        page.keyboard.press("Tab")
        said = page.evaluate(STOP)
        if said is None:
            break
        stops.append(said)
    page.close()

    assert LEAST_STOPS < len(stops) < MOST_STOPS
    assert [stop for stop in stops if stop] == []
