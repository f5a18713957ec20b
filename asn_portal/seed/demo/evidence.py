"""Evidence of reports: small drawn pictures and papers, as real files on the disk."""

from __future__ import annotations

import hashlib
import io
import random
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from django.conf import settings
from PIL import Image, ImageDraw, ImageFont

from asn_portal.seed.agency import Agency
from core.models import StoredFile
from performance.models import ActivityReport, ReportEvidence

SIZE = (640, 420)
SKIES = ["#cfe3f7", "#f6dfc4", "#d8efe3", "#e6e2f5"]
WALLS = ["#f4f1ea", "#e8eef5", "#f7ece4"]
SHIRTS = ["#1f5fbf", "#2c8a63", "#b3552b", "#7a4ea3", "#c49a1a"]
PAPERS = ["Daftar hadir kegiatan", "Berita acara kunjungan", "Notula rapat"]
FONT = settings.BASE_DIR / "static" / "vendor" / "fonts" / "PlusJakartaSans-SemiBold.ttf"


def _scene(rng: random.Random) -> Image.Image:
    """A meeting under a roof somewhere at the coast."""
    image = Image.new("RGB", SIZE, rng.choice(SKIES))
    draw = ImageDraw.Draw(image)
    draw.ellipse([-80, 150, 420, 520], fill="#a9c9a4")
    draw.ellipse([280, 170, 800, 560], fill="#8fb88d")
    draw.rectangle([0, 330, *SIZE], fill="#d9c7a3")
    left = rng.randint(60, 160)
    draw.rectangle([left, 170, left + 300, 340], fill=rng.choice(WALLS))
    draw.polygon([(left - 40, 175), (left + 150, 90), (left + 340, 175)], fill="#a8492f")
    draw.rectangle([left + 125, 235, left + 185, 340], fill="#6b4a35")
    for number in range(rng.randint(3, 7)):
        x, y = 70 + number * 75 + rng.randint(-12, 12), rng.randint(270, 310)
        draw.rounded_rectangle([x - 20, y + 22, x + 20, y + 100], 14, fill=rng.choice(SHIRTS))
        draw.ellipse([x - 15, y - 10, x + 15, y + 22], fill=rng.choice(["#8d5b3e", "#a8754f", "#c0906a"]))
    draw.text((14, 392), "Foto contoh", font=ImageFont.truetype(FONT, 15), fill="#38424f")
    return image


def _paper(title: str, rng: random.Random) -> Image.Image:
    """A sheet with a heading and lines of writing."""
    image = Image.new("RGB", (620, 877), "white")
    draw = ImageDraw.Draw(image)
    draw.text(
        (60, 60), "PEMERINTAH KABUPATEN TIRTA KENCANA", font=ImageFont.truetype(FONT, 20), fill="#17212e"
    )
    draw.line([60, 100, 560, 100], fill="#17212e", width=3)
    draw.text((60, 125), title, font=ImageFont.truetype(FONT, 26), fill="#17212e")
    for row in range(14):
        y = 200 + row * 42
        draw.line([60, y, 560, y], fill="#c9d1db")
        draw.line([72, y - 14, 72 + rng.randint(90, 300), y - 14], fill="#5b6675", width=6)
    draw.text((60, 825), "Dokumen contoh", font=ImageFont.truetype(FONT, 15), fill="#38424f")
    return image


def _bytes(image: Image.Image, kind: str) -> bytes:
    target = io.BytesIO()
    image.save(target, kind, quality=72)
    return target.getvalue()


def paper(title: str, rng: random.Random) -> bytes:
    """A sheet with this heading, as PDF."""
    return _bytes(_paper(title, rng), "PDF")


class EvidenceRoom:
    """Draws a handful of files and gives every report its own copy."""

    def __init__(self, agency: Agency) -> None:
        self.agency = agency
        rng = agency.rng
        photos = [_bytes(_scene(rng), "JPEG") for _photo in range(8)]
        papers = [paper(title, rng) for title in PAPERS]
        self.photos = [("foto-kegiatan.jpg", "image/jpeg", content) for content in photos]
        self.papers = [
            (f"{title.lower().replace(' ', '-')}.pdf", "application/pdf", content)
            for title, content in zip(PAPERS, papers, strict=True)
        ]
        self.hashes = {content: hashlib.sha256(content).hexdigest() for content in [*photos, *papers]}
        self.files: list[tuple[Path, bytes]] = []

    def add(self, reports: Iterable[ActivityReport], chance: float = 1) -> None:
        """Plan a photo or a paper, sometimes both, for these reports."""
        rng = self.agency.rng
        for report in reports:
            if rng.random() > chance:
                continue
            kinds = rng.choices([[self.photos], [self.papers], [self.photos, self.papers]], [60, 25, 15])[0]
            for number, kind in enumerate(kinds, start=1):
                self._attach(report, number, *rng.choice(kind))

    def _attach(
        self, report: ActivityReport, number: int, name: str, content_type: str, content: bytes
    ) -> None:
        key = self.agency.new_id()
        path = f"{key.hex[:2]}/{key.hex}{Path(name).suffix}"
        self.agency.add(
            StoredFile(
                id=key,
                name=name,
                content_type=content_type,
                size=len(content),
                sha256=self.hashes[content],
                path=path,
                uploaded_by_id=report.created_by_id,
                uploaded_at=report.created_at,
                attached_at=report.created_at,
            )
        )
        self.agency.add(ReportEvidence(report_id=report.pk, file_id=key, number=number))
        self.files.append((settings.FILES_ROOT / path, content))

    def write(self) -> None:
        """Put the files on the disk, several at a time: the disk is slow to open them."""
        for folder in {path.parent for path, _content in self.files}:
            folder.mkdir(parents=True, exist_ok=True)
        with ThreadPoolExecutor(max_workers=8) as pool:
            list(pool.map(lambda file: file[0].write_bytes(file[1]), self.files))
