"""What may stand in a report: text without hidden tricks, links that others can open."""

import pytest

from performance.rules import report_texts


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Rapat \r\n siang ", "Rapat \n siang"),
        ("Nota \u202egpj.exe", "Nota gpj.exe"),
        ("e\u0301", "\u00e9"),
        ("👩\u200d🌾 panen", "👩\u200d🌾 panen"),
        ("\u200b\u2060", ""),
        ("…!?", ""),
    ],
)
def test_text_is_cleaned(typed, kept):
    assert report_texts.clean(typed) == kept


@pytest.mark.parametrize("typed", ["a\x00b", "a\x07", "\ud800", "x" * 1001, "x" * 20_000])
def test_what_cannot_be_stored_is_refused(typed):
    with pytest.raises(ValueError, match="tidak dapat disimpan|paling banyak"):
        report_texts.clean(typed)


@pytest.mark.parametrize(
    "url", ["https://contoh.go.id/a?b=c", "http://8.8.8.8/", "https://drive.contoh.id:8443/x"]
)
def test_public_links_are_taken(url):
    assert report_texts.check_link(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "ftp://contoh.id/",
        "https://",
        "http://localhost/",
        "http://portal.local/",
        "http://127.0.0.1/",
        "http://10.0.0.8/",
        "http://[::1]/",
        "http://169.254.169.254/",
        "http://2130706433/",
        "http://intranet/",
        "https://budi:sandi@contoh.id/",
    ],
)
def test_other_links_are_refused(url):
    with pytest.raises(ValueError, match="Tautan"):
        report_texts.check_link(url)
