"""Which reports ask for a look, and why."""

from dataclasses import replace
from datetime import date

import pytest

from performance.rules.review_signals import Code, Facts, Signal, repeated_from, signals

DAY = date(2026, 3, 5)
TEXT = "Merekonsiliasi data kehadiran pegawai bulan Februari dengan bagian keuangan."
PLAIN = Facts(DAY, TEXT, minutes=120, evidence_count=1)


def test_a_plain_report_looks_in_order():
    assert signals(PLAIN, [(date(2026, 3, 4), "Menyusun notula rapat staf.")]) == []


@pytest.mark.parametrize(
    ("change", "signal"),
    [
        ({"evidence_count": 0}, Signal(Code.NO_EVIDENCE, "Tanpa bukti dukung")),
        ({"minutes": 481}, Signal(Code.LONG, "Lebih dari 8 jam")),
        ({"days_late": 2}, Signal(Code.LATE, "Terlambat 2 hari")),
        ({"is_first": True}, Signal(Code.FIRST, "Laporan pertama pegawai baru")),
    ],
)
def test_each_reason_alone(change, signal):
    assert signals(replace(PLAIN, **change)) == [signal]


@pytest.mark.parametrize("change", [{"minutes": 480}, {"days_late": 1}])
def test_the_limit_itself_is_still_in_order(change):
    assert signals(replace(PLAIN, **change)) == []


def test_reasons_come_in_a_fixed_order():
    report = replace(PLAIN, minutes=600, evidence_count=0, days_late=3, is_first=True)

    found = signals(report, [(date(2026, 3, 2), TEXT)])

    assert [signal.code for signal in found] == list(Code)


def test_the_same_text_on_another_day_is_named_by_the_newest_day():
    others = [(date(2026, 3, 2), TEXT), (date(2026, 3, 4), TEXT.upper() + " !"), (date(2026, 3, 3), TEXT)]

    assert signals(PLAIN, others) == [Signal(Code.REPEATED, "Mirip laporan 4 Mar 2026")]


def test_the_same_text_on_the_same_day_is_no_repetition():
    assert repeated_from(PLAIN, [(DAY, TEXT)]) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TEXT.replace("Februari", "Januari"), True),
        ("Rapat.", False),
        (TEXT + " Kemudian menyusun berita acara dan mengirimkannya kepada kepala bidang.", False),
        (" ".join(reversed(TEXT.split())), False),
        ("Memeriksa kelengkapan berkas usulan kenaikan pangkat periode April tahun ini.", False),
    ],
)
def test_nine_tenths_of_the_text_must_be_the_same(text, expected):
    assert (repeated_from(PLAIN, [(date(2026, 3, 4), text)]) is not None) is expected


@pytest.mark.parametrize(("changed_words", "expected"), [(0, True), (5, True), (6, False)])
def test_a_long_text_is_compared_word_by_word(changed_words, expected):
    words = [f"kegiatan{number}" for number in range(50)]
    other = " ".join(words[changed_words:] + ["lain"] * changed_words)

    found = repeated_from(replace(PLAIN, text=" ".join(words)), [(date(2026, 3, 4), other)])

    assert (found is not None) is expected
