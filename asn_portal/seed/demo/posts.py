"""The kinds of posts in the demo agency, and what their holders bring with them."""

from __future__ import annotations

from dataclasses import dataclass

from registry.models import Position

KIND, LEVEL = Position.Kind, Position.Level


@dataclass(frozen=True)
class PostPlan:
    """A kind of post: class, grades of its holders, years of service, titles after the name."""

    kind: str
    level: str
    job_class: int
    pns_grades: tuple[str, ...]
    pppk_grade: str = ""
    years: tuple[int, int] = (2, 24)
    titles: tuple[str, ...] = ("",)
    front: str = ""
    retirement_age: int = 58


S1 = ("III/a", "III/b", "III/c")
D3 = ("II/c", "II/d", "III/a")
SMA = ("II/a", "II/b", "II/c")
FIRST, YOUNG, MIDDLE = ("III/a", "III/b"), ("III/c", "III/d"), ("IV/a", "IV/b")
NO_TITLE = ("",)
SOCIAL = ("S.Sos.", "S.Tr.Sos.", "S.Psi.", "S.Sos., M.Si.")
OFFICE = ("S.E.", "S.AP.", "S.H.", "S.IP.", "S.M.")
DIPLOMA = ("A.Md.", "A.Md.A.B.", "A.Md.Kom.")


def clerk(job_class: int, pns: tuple[str, ...], pppk: str, titles: tuple[str, ...] = NO_TITLE) -> PostPlan:
    """A pelaksana post."""
    return PostPlan(KIND.PELAKSANA, "", job_class, pns, pppk, titles=titles)


def expert(titles: tuple[str, ...], *, pppk: str = "IX", front: str = "", age: int = 58) -> PostPlan:
    """A functional post, first expert level."""
    return PostPlan(KIND.JF_KEAHLIAN, LEVEL.AHLI_PERTAMA, 8, FIRST, pppk, (1, 8), titles, front, age)


def senior(titles: tuple[str, ...], *, front: str = "", age: int = 58) -> PostPlan:
    """A functional post, young expert level."""
    return PostPlan(KIND.JF_KEAHLIAN, LEVEL.AHLI_MUDA, 9, YOUNG, "", (9, 18), titles, front, age)


def skilled(titles: tuple[str, ...]) -> PostPlan:
    """A functional post, skilled level."""
    return PostPlan(KIND.JF_KETERAMPILAN, LEVEL.TERAMPIL, 6, ("II/c", "II/d"), "VII", (2, 9), titles)


STAFF: dict[str, PostPlan] = {
    "Penelaah Teknis Kebijakan": clerk(7, S1, "IX", OFFICE),
    "Penata Layanan Operasional": clerk(7, S1, "IX", OFFICE),
    "Pengolah Data dan Informasi": clerk(6, D3, "VII", DIPLOMA),
    "Pengadministrasi Perkantoran": clerk(5, SMA, "V"),
    "Operator Layanan Operasional": clerk(5, SMA, "V"),
    "Pekerja Sosial Ahli Pertama": expert(SOCIAL),
    "Pekerja Sosial Ahli Muda": senior(SOCIAL),
    "Penyuluh Sosial Ahli Pertama": expert(SOCIAL),
    "Analis SDM Aparatur Ahli Pertama": expert(OFFICE),
    "Analis SDM Aparatur Ahli Muda": senior(("S.E., M.M.", "S.Psi., M.Psi.", "S.AP., M.AP.")),
    "Pranata SDM Aparatur Terampil": skilled(DIPLOMA),
    "Auditor Ahli Pertama": expert(("S.E.", "S.Ak.", "S.H.")),
    "Auditor Ahli Muda": senior(("S.E., Ak.", "S.E., M.Ak.", "S.H., M.H.")),
    "Pranata Komputer Ahli Pertama": expert(("S.Kom.", "S.T.", "S.Si.")),
    "Pranata Komputer Ahli Muda": senior(("S.Kom., M.Kom.", "S.T., M.T.")),
    "Pranata Humas Ahli Pertama": expert(("S.I.Kom.", "S.Sos.")),
    "Perancang Peraturan Perundang-undangan Ahli Pertama": expert(("S.H.", "S.H., M.H.")),
    "Dokter Ahli Pertama": expert(NO_TITLE, pppk="X", front="dr."),
    "Perawat Ahli Pertama": expert(("S.Kep., Ners",)),
    "Perawat Terampil": skilled(("A.Md.Kep.",)),
    "Bidan Terampil": skilled(("A.Md.Keb.",)),
    "Nutrisionis Terampil": skilled(("A.Md.Gz.",)),
    "Penyuluh Kesehatan Masyarakat Ahli Pertama": expert(("S.K.M.",)),
    "Guru Ahli Pertama": expert(("S.Pd.", "S.Pd., Gr.", "S.Pd.SD."), age=60),
    "Guru Ahli Muda": senior(("S.Pd.", "S.Pd., M.Pd."), age=60),
}

HEADS: dict[str, PostPlan] = {
    "II.a": PostPlan(
        KIND.JPT_PRATAMA, LEVEL.IIA, 15, ("IV/c", "IV/d"), "", (26, 31), ("S.Sos., M.Si.",), "Drs.", 60
    ),
    "II.b": PostPlan(
        KIND.JPT_PRATAMA,
        LEVEL.IIB,
        14,
        ("IV/b", "IV/c"),
        "",
        (22, 29),
        ("M.Si.", "S.Sos., M.Si.", "S.E., M.M."),
        "",
        60,
    ),
    "III.a": PostPlan(
        KIND.ADMINISTRATOR,
        LEVEL.IIIA,
        12,
        MIDDLE,
        "",
        (17, 25),
        ("S.Sos., M.Si.", "S.E., M.M.", "S.STP., M.AP."),
    ),
    "III.b": PostPlan(
        KIND.ADMINISTRATOR,
        LEVEL.IIIB,
        11,
        ("III/d", "IV/a"),
        "",
        (14, 22),
        ("S.Sos., M.Si.", "S.IP.", "S.E., M.Si."),
    ),
    "IV.a": PostPlan(KIND.PENGAWAS, LEVEL.IVA, 9, YOUNG, "", (10, 20), ("S.Sos.", "S.E.", "S.AP.", "S.H.")),
    "guru": PostPlan(
        KIND.JF_KEAHLIAN, LEVEL.AHLI_MADYA, 11, MIDDLE, "", (18, 27), ("S.Pd., M.Pd.", "S.Pd., M.M."), "", 60
    ),
    "dokter": PostPlan(
        KIND.JF_KEAHLIAN, LEVEL.AHLI_MUDA, 10, YOUNG, "", (9, 16), ("M.K.M.", "M.Kes."), "dr.", 60
    ),
}
