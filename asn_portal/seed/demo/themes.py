"""The activity texts taken apart, and the words that fill them."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.utils.formats import date_format

from asn_portal.seed.demo.activities import TEXTS

VILLAGES = [
    "Desa Tanjung Lontar",
    "Desa Pasir Gading",
    "Desa Muara Jernih",
    "Desa Karang Sembilang",
    "Desa Sukarukun",
    "Desa Bukit Cempedak",
    "Kelurahan Kencana Kota",
    "Kelurahan Pelabuhan Lama",
    "Desa Batu Layar Biru",
    "Desa Rawa Pandan",
    "Desa Lembah Mertua",
    "Desa Teluk Sagu",
]
RESIDENTS = [
    *(
        "Ibu Sumirah",
        "Bapak Darsono",
        "Ibu Halijah",
        "Bapak Lamane",
        "Ibu Rosina",
        "Bapak Wayan Sudra",
        "Nenek Sawiyah",
    ),
    *(
        "Bapak Tumpal",
        "Ibu Nurlian",
        "Kakek Mardani",
        "Ibu Yosefa",
        "Bapak Ujang Karta",
        "Ibu Maimun",
        "Bapak Ferdinan",
    ),
]
SCHOOLS = [
    "SD Negeri 2 Teluk Biru",
    "SD Negeri 3 Muara Kencana",
    "SMP Negeri 2 Muara Kencana",
    "SD Negeri 1 Pasir Gading",
]
SUBJECTS = [
    "Bahasa Indonesia",
    "Matematika",
    "IPA",
    "IPS",
    "Seni Budaya",
    "Pendidikan Pancasila",
    "Bahasa Inggris",
]
CLASSES = ["VII A", "VII B", "VIII A", "VIII C", "IX B", "V A", "VI B"]


@dataclass(frozen=True)
class Activity:
    """A text with gaps, what it brings forth and where it is done."""

    text: str
    unit: str
    is_field: bool


@dataclass(frozen=True)
class Result:
    """A planned work result with the activities that lead to it."""

    text: str
    activities: tuple[Activity, ...]


def _results(text: str) -> list[Result]:
    found = []
    for block in text.strip().removeprefix("# ").split("\n# "):
        title, *lines = block.splitlines()
        parts = [line.split(" | ") for line in lines]
        found.append(Result(title, tuple(Activity(what, unit, place == "f") for what, unit, place in parts)))
    return found


THEMES: dict[str, list[Result]] = {name: _results(text) for name, text in TEXTS.items()}


@cache
def _month(year: int, month: int) -> str:
    return date_format(date(year, month, 1), "F Y")


def fill(activity: Activity, rng: random.Random, day: date) -> tuple[str, int]:
    """The text with its gaps filled, and the number that stands in it (1 where it names none)."""
    number = rng.randint(2, 34)
    text = activity.text.format(
        n=number,
        no=f"{rng.randint(11, 989)}/{rng.randint(100, 900)}/{day.year}",
        desa=rng.choice(VILLAGES),
        warga=rng.choice(RESIDENTS),
        sekolah=rng.choice(SCHOOLS),
        mapel=rng.choice(SUBJECTS),
        kelas=rng.choice(CLASSES),
        bulan=_month(day.year, day.month),
    )
    return text, number if "{n}" in activity.text else 1
