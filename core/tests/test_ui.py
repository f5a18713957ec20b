"""Tags and filters that every page shares."""

from __future__ import annotations

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, RequestContext, Template
from django.test import RequestFactory

from core.templatetags import ui


def render(source: str, address: str = "/daftar/", **context: object) -> str:
    request = RequestFactory().get(address)
    return Template(source).render(RequestContext(request, context))


def test_a_status_shows_icon_word_and_colour_and_escapes_the_word() -> None:
    tag = ui.status("RETURNED", "<b>Dikembalikan</b>")
    assert 'class="st st-warn"' in tag
    assert "#reply" in tag
    assert "&lt;b&gt;Dikembalikan&lt;/b&gt;" in tag


def test_an_empty_value_is_said_to_a_screen_reader() -> None:
    assert "belum diisi" in ui.or_dash("")
    assert ui.or_dash(0) == 0


@pytest.mark.parametrize(
    ("sort", "order", "following"),
    [("", "", "urut=nama"), ("nama", "ascending", "urut=-nama"), ("-nama", "descending", None)],
)
def test_a_heading_sorts_up_then_down_then_not(sort: str, order: str, following: str | None) -> None:
    html = render('{% sort_header "nama" "Nama" sort %}', "/daftar/?status=aktif&halaman=3&urut=x", sort=sort)
    assert (f'aria-sort="{order}"' in html) is bool(order)
    assert ("urut=" in html) is bool(following)
    assert "status=aktif" in html
    assert "halaman" not in html
    assert following is None or following in html


def test_the_pager_keeps_the_filter_and_says_where_one_is() -> None:
    page = Paginator(range(1248), 25).page(2)
    html = render('{% include "components/pager.html" with page=page only %}', "/d/?status=aktif", page=page)
    assert "26–50 dari 1.248" in html
    assert "status=aktif&amp;halaman=3" in html
    assert html.count('aria-current="page"') == 1


def test_a_success_message_can_offer_undo() -> None:
    assert ui.undo_url("undo:/laporan/1/urungkan/ success") == "/laporan/1/urungkan/"
    assert ui.undo_url("undo:https://lain.example/") == ""
    assert ui.undo_url(None) == ""


class ExampleForm(forms.Form):
    use_required_attribute = False
    text = forms.CharField(
        label="Uraian", help_text="Tulis hasilnya.", error_messages={"required": "Tulis uraian"}
    )
    length = forms.ChoiceField(label="Lama", choices=[("1", "1 jam")], widget=forms.RadioSelect)
    note = forms.CharField(label="Catatan", required=False)


def test_a_field_shows_label_hint_field_and_error_in_this_order() -> None:
    html = render('{% include "components/field.html" with field=form.text only %}', form=ExampleForm({}))
    parts = ("Uraian", 'id="id_text_helptext"', "<input", 'id="id_text_error"')
    places = [html.index(part) for part in parts]
    assert places == sorted(places)
    assert 'aria-describedby="id_text_helptext id_text_error"' in html
    assert 'aria-invalid="true"' in html
    assert "(opsional)" not in html
    assert "*" not in html


def test_only_optional_fields_are_marked() -> None:
    html = render('{% include "components/field.html" with field=form.note only %}', form=ExampleForm())
    assert "(opsional)" in html


def test_the_error_summary_leads_to_each_field() -> None:
    html = render('{% include "components/error_summary.html" with form=form only %}', form=ExampleForm({}))
    assert "Ada 2 isian yang perlu diperbaiki" in html
    assert '<a href="#id_text">Tulis uraian</a>' in html
    assert 'href="#id_length_0"' in html


def test_filters_beyond_the_limit_are_folded_and_open_when_used() -> None:
    form = ExampleForm({"note": "x"})
    assert ui.filter_overflow(form, 3) == {}
    assert ui.filter_overflow(form, 2)["used"] is True
    assert ui.filter_overflow(ExampleForm({}), 2)["used"] is False


def test_a_progress_bar_stays_within_its_ends() -> None:
    assert 'value="100"' in ui.bar(140, "Unggah")
    assert 'value="0"' in ui.bar(None, "Unggah")


@pytest.mark.parametrize("name", ["500.html", "503.html"])
def test_an_outage_page_needs_no_request_person_or_database(name: str) -> None:
    html = Template(f'{{% extends "{name}" %}}').render(Context({"request_id": "7F3A"}))
    assert "7F3A" in html
    assert '<html lang="id"' in html
