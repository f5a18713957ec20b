"""The rules speak inside the portal and in a bare Python alike."""

import subprocess
import sys

import pytest
from django.conf import settings
from django.utils import translation
from django.utils.translation import trans_real

from registry.rules import nik
from registry.rules.sentences import sentence

PROGRAM = """
from registry.rules import employee_numbers
print(employee_numbers.parse("199003052014032001").kind)
employee_numbers.parse("19900305201403200")
"""


def test_a_rule_runs_and_refuses_without_django_being_set_up():
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=settings.BASE_DIR,
        env={},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stdout.strip() == "pns"
    assert done.stderr.strip().endswith("ValueError: NIP harus 18 angka, sekarang 17 angka.")


def test_a_sentence_is_translated_for_who_reads_another_language(monkeypatch):
    with translation.override("en"):
        catalogue = trans_real.translation("en")
        monkeypatch.setattr(catalogue, "gettext", {"Isi nama.": "Enter the name."}.get)

        assert sentence("Isi nama.") == "Enter the name."


def test_a_sentence_without_translation_stays_indonesian():
    with translation.override("en"), pytest.raises(ValueError, match="NIK harus 16 angka"):
        nik.parse("317101450390001")
