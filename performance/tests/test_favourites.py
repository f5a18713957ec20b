"""The texts used most in sixty days."""

from datetime import date, timedelta

from performance.rules.favourites import favourites

TODAY = date(2026, 3, 5)


def ago(days):
    return TODAY - timedelta(days=days)


def test_the_texts_used_most_come_first():
    entries = [("Rapat staf", ago(1)), ("Rekonsiliasi", ago(9)), ("Rekonsiliasi", ago(8)), ("Apel", ago(2))]

    assert favourites(entries, today=TODAY) == ["Rekonsiliasi", "Rapat staf", "Apel"]


def test_spellings_that_differ_in_case_and_blanks_are_one_shown_as_last_written():
    entries = [("Rapat  Staf ", ago(1)), ("rapat staf", ago(2)), ("Apel", ago(0))]

    assert favourites(entries, today=TODAY) == ["Rapat Staf", "Apel"]


def test_the_order_of_the_entries_does_not_matter():
    entries = [("rapat staf", ago(2)), ("Rapat staf", ago(1))]

    assert favourites(entries, today=TODAY) == favourites(reversed(entries), today=TODAY) == ["Rapat staf"]


def test_only_the_last_sixty_days_count_and_nothing_to_come():
    entries = [("Lama", ago(61)), ("Batas", ago(60)), ("Hari ini", TODAY), ("Besok", ago(-1))]

    assert favourites(entries, today=TODAY) == ["Hari ini", "Batas"]


def test_there_are_five_at_most_and_none_is_blank():
    entries = [(f"Kegiatan {number}", ago(number)) for number in range(7)] + [("  ", TODAY)]

    assert favourites(entries, today=TODAY) == [f"Kegiatan {number}" for number in range(5)]
