"""Names of people: cleaned, shown with titles, sorted without them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.rules import person_names


@pytest.mark.parametrize(
    "name",
    [
        "Suharto",
        "Ma'ruf Nu'man",
        "<b>",
        "{{7*7}}",
        "%s",
        "${x}",
        "ꦱꦫꦶ",
        "سلمى",
        "O’Neill-Siregar",
        "Ni Luh 🌺",
    ],
)
def test_a_name_stays_as_it_was_typed(name):
    assert person_names.clean(name) == name


@pytest.mark.parametrize(
    "typed",
    [
        "  Sari   Dewi \n",
        "Sari\u00a0Dewi",
        "Sa\u200bri Dewi",
        "Sari \u202eDewi",
        "\ufeffSari Dewi",
        "Sari\u3164 Dewi\ufe0f",
    ],
)
def test_what_cannot_be_seen_makes_no_twin(typed):
    assert person_names.clean(typed) == "Sari Dewi"


def test_composed_and_decomposed_accents_are_one_name():
    assert person_names.clean("Rene\u0301") == person_names.clean("Ren\u00e9")


@pytest.mark.parametrize("typed", ["", "   ", "\u00a0\u2003", "\u200b\u202e", "\u3164\u2800", "\n"])
def test_a_name_of_nothing_is_refused(typed):
    with pytest.raises(ValueError, match="Isi nama"):
        person_names.clean(typed)


@pytest.mark.parametrize("typed", ["Sari\x00Dewi", "Sari\x1b[31m", "Sari \ud800"])
def test_signs_that_cannot_be_stored_are_refused(typed):
    with pytest.raises(ValueError, match="tidak dapat disimpan"):
        person_names.clean(typed)


@pytest.mark.parametrize("length", [201, 300, 10_000_000])
def test_a_name_beyond_the_limit_is_refused_with_both_figures(length):
    with pytest.raises(ValueError, match=rf"paling banyak 200 huruf \(sekarang {length}\)"):
        person_names.clean("a" * length)


def test_a_name_at_the_limit_is_accepted():
    assert len(person_names.clean("a" * person_names.MAX_LENGTH)) == person_names.MAX_LENGTH


@pytest.mark.parametrize(
    ("front", "name", "back", "shown"),
    [
        ("Dr. H.", "M. Ma'ruf Nu'man", "S.Pd., M.M.", "Dr. H. M. Ma'ruf Nu'man, S.Pd., M.M."),
        ("", "Sari Dewi", "", "Sari Dewi"),
        ("drg.", "Sari Dewi", "", "drg. Sari Dewi"),
        ("", "Sari Dewi", ", S.E.", "Sari Dewi, S.E."),
    ],
)
def test_titles_stand_around_the_name(front, name, back, shown):
    assert person_names.display(front, name, back) == shown


def test_names_are_sorted_without_case_accents_and_punctuation():
    names = ["Zed", "élan", "budi", "M. Ma'ruf", "Maruf", "Andi", "Ma'ruf"]

    assert sorted(names, key=person_names.sort_key) == [
        "Andi",
        "budi",
        "élan",
        "M. Ma'ruf",
        "Maruf",
        "Ma'ruf",
        "Zed",
    ]


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Suharto", "S"),
        ("sari dewi", "SD"),
        ("M. Ma'ruf Nu'man", "MN"),
        ("'Abdul - Hakim", "AH"),
        ("ßeta", "S"),
        ("{{}}", ""),
    ],
)
def test_initials_come_from_the_first_and_the_last_word(name, letters):
    assert person_names.initials(name) == letters


@given(st.text(max_size=250))
def test_cleaning_twice_changes_nothing_more(text):
    try:
        cleaned = person_names.clean(text)
    except ValueError:
        return
    assert person_names.clean(cleaned) == cleaned
