"""Markup in every free text, on every page in Chromium: shown as it stands, never run, escaped once."""

import re
from collections import defaultdict

import pytest
from django.contrib import admin
from django.urls import reverse
from openpyxl import load_workbook

from asn_portal.tests.permissions.pages import places
from asn_portal.tests.security import marked_texts
from asn_portal.tests.security.marked_texts import PAYLOADS
from core.tests.browsers import DESK, PHONE
from registry.models import Employee
from registry.queries.histories import KINDS

pytestmark = [pytest.mark.full, pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# Files, figures and parts of pages.
NO_PAGE = {
    *("core:download-file", "core:download-status", "core:healthz", "core:readyz"),
    *("performance:report-evidence", "performance:report-session", "performance:service-worker"),
    "performance:unit-month-workbook",
    *("registry:history-proof", "registry:own-request-proof", "registry:request-proof"),
}
# On record, but on no page.
SHOWN_NOWHERE = {
    "core.ActivationCode.reason",
    # The employee reads it as a notification.
    "registry.SupervisorReport.answer",
}
WATCH = """
document.addEventListener(
  'securitypolicyviolation', event => console.error('CSP ' + event.violatedDirective));
"""
# All that is to be read, also in fields and in what is folded away.
READ = """() => [document.title, document.body.textContent,
  ...[...document.querySelectorAll('input, textarea')].map(field => field.value),
  ...[...document.querySelectorAll('[aria-label], [title]')].map(
     each => each.getAttribute('aria-label') || each.title)].join('\\n')"""
# Handlers, and addresses that would run something, however they came in.
ALIVE = """() => window.kena !== undefined || [...document.querySelectorAll('*')].some(each =>
  [...each.attributes].some(({name, value}) => name.startsWith('on')
    || /^(href|src|action|formaction|data)$/.test(name) && /^\\s*(javascript|data:text)/i.test(value)))"""
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LOUD = {"error", "warning"}
ESCAPED_TWICE = re.compile(r"&(lt|gt|amp|quot|#x27|#39);")


def one_line(text):
    return " ".join(text.split())


def admin_pages():
    """List and first record of everything in Django admin."""
    for model in admin.site._registry:
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        yield reverse(f"{name}_changelist")
        for row in model._default_manager.all()[:1]:
            yield reverse(f"{name}_change", args=[row.pk])


def file_pages():
    """The form of a row of each kind of an employee's file, and the warnings that are dealt with."""
    for kind in KINDS.values():
        for row in kind.model.objects.all()[:1]:
            yield reverse("registry:history-change", args=[row.employee_id, kind.slug, row.pk])
    yield "/peringatan/?status=selesai"


def portal_pages(objects):
    """The pages of the matrix, each URL name once, and what else shows much, by who may open them."""
    pages = defaultdict(list)
    first = {place.name: place for place in reversed(list(places(objects, "GET")))}
    for place in first.values():
        if place.name not in NO_PAGE:
            pages[place.persona].append(place.path)
    pages["sari"] += ["/beranda/", "/laporan/", "/notifikasi/"]
    pages["budi"] += ["/beranda/", "/validasi/"]
    pages["lukman"].append("/unduhan/")
    return pages


@pytest.fixture
def visit(browse, cast):
    """`visit(persona, paths)`: what is wrong, and all that was read."""
    wrong, read = [], []

    def go(persona, paths):
        page = browse(None if persona == "anon" else getattr(cast, persona), DESK)
        page.add_init_script(WATCH)
        page.on("dialog", lambda dialog: (wrong.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("pageerror", lambda error: wrong.append(f"{page.url}: script error {error}"))
        page.on(
            "console",
            lambda said: (
                wrong.append(f"{page.url}: {said.text}") if said.type in {"error", "warning"} else None
            ),
        )
        for path in paths:
            answer = page.goto(path)
            if answer.status >= 400:
                wrong.append(f"{path}: {answer.status}")
            if page.evaluate(ALIVE):
                wrong.append(f"{path}: runs what was typed")
            text = one_line(page.evaluate(READ))
            if ESCAPED_TWICE.search(text):
                wrong.append(f"{path}: escaped twice: {ESCAPED_TWICE.search(text)}")
            read.append(text)
        page.context.close()

    go.wrong, go.read = wrong, read
    return go


@pytest.mark.parametrize("name", ["script", "img", "svg", "attribute", "link", "closing"])
def test_the_watch_sees_markup_that_is_alive(name, browse):
    page = browse(None, DESK)
    page.set_content(f"<title>{PAYLOADS[name]}</title>{PAYLOADS[name]}")
    assert page.evaluate(ALIVE)


@pytest.mark.parametrize("name", PAYLOADS)
def test_a22_a23_a24_a34_b010_b011_b017_it_is_text_on_every_page(name, cast, objects, visit):
    pages = portal_pages(objects)
    marked_texts.write(cast, marked_texts.values(PAYLOADS[name]))
    pages["adi"] += admin_pages()
    pages["ratna"] += file_pages()
    pages["ratna"].append(f"/cari/?q={PAYLOADS[name][:6]}")

    for persona, paths in pages.items():
        visit(persona, paths)

    assert visit.wrong == []
    read = "\n".join(visit.read)
    unseen = [
        field
        for field, value in marked_texts.values(PAYLOADS[name]).items()
        if field not in SHOWN_NOWHERE and one_line(value) not in read
    ]
    assert unseen == []


@pytest.mark.parametrize("name", PAYLOADS)
def test_b010_b011_b017_it_is_the_same_in_the_workbook(name, cast, as_, tmp_path):
    marked_texts.write(cast, marked_texts.values(PAYLOADS[name]))
    answer = as_(cast.lukman).post(reverse("registry:employee-download"))
    path = tmp_path / "buku.xlsx"
    path.write_bytes(b"".join(answer.streaming_content))

    names = {row[0] for row in load_workbook(path).active.iter_rows(values_only=True)}
    turned = str.maketrans("", "", "\u202e")
    assert Employee.objects.get(account=cast.sari).full_name.translate(turned) in names


@pytest.mark.parametrize("device", [PHONE, DESK], ids=["phone", "desk"])
def test_b018_the_layout_holds_with_words_that_never_end(cast, objects, browse, device):
    pages = portal_pages(objects)
    marked_texts.write(cast, marked_texts.endless_words())
    wide = []
    for persona, paths in pages.items():
        page = browse(None if persona == "anon" else getattr(cast, persona), device)
        for path in paths:
            page.goto(path)
            if page.evaluate(SIDEWAYS) > 0:
                wide.append(path)
        page.context.close()

    assert wide == []
