"""The figures as a Markdown page: benchmarks/results.md."""

from __future__ import annotations

from benchmarks.pages import FLOOR, Result
from benchmarks.writes import Writes

HEAD = """# Hasil pengukuran

Ditulis oleh `./portal bench`. Bandingkan angka dari satu kali jalan; beda di bawah 25 % adalah derau. Lantai
adalah halaman Django paling kecil dengan sesi, pengguna, hitungan, dan 25 baris (`benchmarks/floor/`).
"""
GOALS = {
    "Daftar pegawai": 3,
    "Beranda": 3,
    "Dasbor unit": 3,
    "Halaman pegawai": 4,
    "Laporan": 4,
    "Cari sebagian nama": 4,
    "Cari orang dan menu": 4,
}
RATE_GOAL = 80


def table(headings: list[str], rows: list[list[str]]) -> str:
    """A table in Markdown."""
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def pages(employees: int, results: list[Result]) -> str:
    """One size of the agency."""
    rows = [_page_row(result) for result in results]
    headings = [
        *("Halaman", "1 klien, p50 ms", "p95 ms", "× lantai", "tujuan"),
        *("8 klien, permintaan/detik", "kueri", "KiB", "salah"),
    ]
    return f"## Halaman, {_number(employees)} pegawai × 20 laporan\n\n{table(headings, rows)}\n"


def _page_row(result: Result) -> list[str]:
    alone, crowd = result.alone, result.crowd
    is_floor = result.page == FLOOR
    return [
        result.page,
        _decimal(alone.share(0.5)),
        _decimal(alone.share(0.95)),
        "1" if is_floor else _decimal(result.ratio),
        "" if is_floor else f"≤ {GOALS[result.page]}, ≥ {RATE_GOAL}/detik",
        _decimal(crowd.rate),
        str(result.queries or ""),
        _decimal(crowd.bytes / 1024),
        str(alone.wrong + crowd.wrong),
    ]


def growth(sizes: dict[int, list[Result]]) -> str:
    """Each page in times of the floor, at every size."""
    first, *others = sizes
    rows = []
    for number, result in enumerate(sizes[first][1:], start=1):
        more = [f"{100 * (sizes[size][number].ratio / result.ratio - 1):+.0f} %" for size in others]
        rows.append([result.page, f"{_decimal(result.ratio)} × lantai", *more])
    headings = ["Halaman, 1 klien", _number(first), *map(_number, others)]
    return f"## Pertumbuhan (tujuan: dalam 25 %)\n\n{table(headings, rows)}\n"


def writes(found: Writes) -> str:
    """What writes cost."""
    rows = [
        ["Ajukan satu laporan, 1 klien, p50", f"{_decimal(found.submit_alone.share(0.5))} ms", "≤ 40 ms"],
        ["Ajukan, 8 klien", f"{_decimal(found.submit_crowd.rate)}/detik", "≥ 50/detik"],
        ["Ajukan, jawaban salah", str(found.submit_alone.wrong + found.submit_crowd.wrong), "0"],
        ["Setujui 200 laporan sekaligus", f"{_decimal(sorted(found.approve_seconds)[1])} detik", "≤ 2 detik"],
        ["Masuk (halaman dan formulir), 8 klien", f"{_decimal(found.sign_in.rate)}/detik", "≥ 25/detik"],
        ["Masuk, jawaban salah", str(found.sign_in.wrong), "0"],
        ["Hash kata sandi", f"{_decimal(found.hash_ms)} ms", "≤ 30 ms"],
    ]
    return f"## Tulis\n\n{table(['Apa', 'Hasil', 'Tujuan'], rows)}\n"


def work(found: dict[str, dict[str, float]], seeds: dict[int, float]) -> str:
    """What runs without a page."""
    sheet = found["spreadsheet"]
    memory = (
        f"puncak {sheet['peak_mib']:.0f} MiB, {sheet['peak_mib'] - sheet['before_mib']:.0f} MiB di atas awal"
    )
    rows = [
        [
            "Excel 100.000 × 12, kursor ke berkas",
            f"{_decimal(sheet['seconds'])} detik; {memory}",
            "≤ 3 detik, ≤ 80 MiB",
        ],
        *(
            [
                f"{_number(int(one['offered']))} pengingat, dipilih dan ditulis",
                f"{_decimal(one['seconds'])} detik",
                "20.000 ≤ 60 detik",
            ]
            for name, one in found.items()
            if name.startswith("reminders")
        ),
        *(
            [f"Data sintetis {_number(size)} × 20", f"{_decimal(seconds)} detik", "100.000 × 20 ≤ 180 detik"]
            for size, seconds in seeds.items()
        ),
    ]
    return f"## Pekerjaan\n\n{table(['Apa', 'Hasil', 'Tujuan'], rows)}\n"


def facts(found: dict[str, str]) -> str:
    """On what it was measured."""
    return table(["", ""], [[name, value] for name, value in found.items()]) + "\n"


def _decimal(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")


def _number(value: int) -> str:
    return f"{value:,}".replace(",", ".")
