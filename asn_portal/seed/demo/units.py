"""The units of the demo agency, with their posts; the parent of a unit is its code without the last part."""

from __future__ import annotations

from dataclasses import dataclass

from core.models import Zone
from registry.models import OrgUnit

KIND = OrgUnit.Kind


@dataclass(frozen=True)
class UnitPlan:
    """A unit: its head post with level, the theme of its daily work, and its staff as (post, number)."""

    code: str
    name: str
    kind: str
    head: str
    level: str
    theme: str
    staff: tuple[tuple[str, int], ...]
    zone: str = Zone.WIB
    pattern: str = "five"

    @property
    def parent_code(self) -> str:
        """The code of the unit above."""
        return self.code.rpartition(".")[0]


ANALYST, DATA, CLERK, OPERATOR, SERVICE = (
    "Penelaah Teknis Kebijakan",
    "Pengolah Data dan Informasi",
    "Pengadministrasi Perkantoran",
    "Operator Layanan Operasional",
    "Penata Layanan Operasional",
)
WORKER, SENIOR_WORKER, COUNSELLOR = (
    "Pekerja Sosial Ahli Pertama",
    "Pekerja Sosial Ahli Muda",
    "Penyuluh Sosial Ahli Pertama",
)
HR, SENIOR_HR, HR_ASSISTANT = (
    "Analis SDM Aparatur Ahli Pertama",
    "Analis SDM Aparatur Ahli Muda",
    "Pranata SDM Aparatur Terampil",
)
AUDITOR, SENIOR_AUDITOR = "Auditor Ahli Pertama", "Auditor Ahli Muda"
COMPUTING, SENIOR_COMPUTING, PRESS = (
    "Pranata Komputer Ahli Pertama",
    "Pranata Komputer Ahli Muda",
    "Pranata Humas Ahli Pertama",
)
LAWYER = "Perancang Peraturan Perundang-undangan Ahli Pertama"
DOCTOR, NURSE, SKILLED_NURSE, MIDWIFE, NUTRITION, HEALTH = (
    "Dokter Ahli Pertama",
    "Perawat Ahli Pertama",
    "Perawat Terampil",
    "Bidan Terampil",
    "Nutrisionis Terampil",
    "Penyuluh Kesehatan Masyarakat Ahli Pertama",
)
TEACHER, SENIOR_TEACHER = "Guru Ahli Pertama", "Guru Ahli Muda"


def department(code: str, name: str, head: str, *staff: tuple[str, int], level: str = "II.b", **more: str) -> UnitPlan:
    """An office of the regency."""
    return UnitPlan(code, name, KIND.DEPARTMENT, head, level, more.pop("theme", "umum"), staff, **more)


def division(code: str, name: str, theme: str, *staff: tuple[str, int], head: str = "", level: str = "III.b", **more: str):
    """A division of an office."""
    return UnitPlan(code, name, KIND.DIVISION, head or f"Kepala {name}", level, theme, staff, **more)


def section(code: str, name: str, theme: str, *staff: tuple[str, int], **more: str) -> UnitPlan:
    """A section of a division or of a subdistrict."""
    return UnitPlan(code, name, KIND.SECTION, f"Kepala {name}", "IV.a", theme, staff, **more)


def service(code: str, name: str, theme: str, level: str, *staff: tuple[str, int], **more: str) -> UnitPlan:
    """A school, a health centre or a shelter."""
    return UnitPlan(code, name, KIND.SERVICE_UNIT, f"Kepala {name}", level, theme, staff, **more)


UNITS: list[UnitPlan] = [
    UnitPlan("1", "Pemerintah Kabupaten Tirta Kencana", KIND.AGENCY, "Bupati Tirta Kencana", "", "", ()),
    department("1.01", "Sekretariat Daerah", "Sekretaris Daerah", level="II.a"),
    division("1.01.01", "Bagian Organisasi", "organisasi", (ANALYST, 5), (SENIOR_HR, 1), (DATA, 3), (CLERK, 2), level="III.a"),
    division("1.01.02", "Bagian Umum", "umum", (ANALYST, 3), (DATA, 3), (CLERK, 3), level="III.a"),
    section("1.01.02.01", "Subbagian Rumah Tangga dan Perlengkapan", "umum", (CLERK, 6), (OPERATOR, 9), (DATA, 2)),
    division("1.01.03", "Bagian Hukum", "hukum", (LAWYER, 4), (ANALYST, 3), (DATA, 2), (CLERK, 1), level="III.a"),
    department("1.02", "Inspektorat Daerah", "Inspektur", (DATA, 3), (CLERK, 3), theme="pengawasan"),
    division(
        "1.02.01",
        "Inspektur Pembantu Wilayah I",
        "pengawasan",
        *((AUDITOR, 7), (SENIOR_AUDITOR, 4), (DATA, 2)),
        head="Inspektur Pembantu Wilayah I",
        level="III.a",
    ),
    department("1.03", "Badan Kepegawaian dan Pengembangan SDM", "Kepala Badan Kepegawaian dan Pengembangan SDM", (ANALYST, 2)),
    division("1.03.01", "Sekretariat BKPSDM", "umum", (ANALYST, 3), (DATA, 2), head="Sekretaris BKPSDM", level="III.a"),
    section("1.03.01.01", "Subbagian Umum dan Kepegawaian BKPSDM", "umum", (CLERK, 4), (DATA, 3), (OPERATOR, 3)),
    division("1.03.02", "Bidang Mutasi, Promosi, dan Kinerja", "kepegawaian", (HR, 6), (SENIOR_HR, 3), (HR_ASSISTANT, 4), (DATA, 2)),
    division("1.03.03", "Bidang Pengembangan Kompetensi", "diklat", (HR, 5), (SENIOR_HR, 3), (HR_ASSISTANT, 3), (DATA, 2)),
    department("1.04", "Dinas Sosial", "Kepala Dinas Sosial", (ANALYST, 1), theme="sosial"),
    division("1.04.01", "Sekretariat Dinas Sosial", "umum", (ANALYST, 3), (DATA, 2), head="Sekretaris Dinas Sosial", level="III.a"),
    section("1.04.01.01", "Subbagian Umum dan Keuangan", "umum", (CLERK, 4), (DATA, 3), (OPERATOR, 2)),
    division("1.04.02", "Bidang Rehabilitasi Sosial", "sosial", (WORKER, 4), (SENIOR_WORKER, 2), (ANALYST, 2), (DATA, 1)),
    section("1.04.02.01", "Seksi Rehabilitasi Anak dan Lanjut Usia", "sosial", (WORKER, 4), (COUNSELLOR, 3), (DATA, 1)),
    section("1.04.02.02", "Seksi Rehabilitasi Penyandang Disabilitas", "sosial", (WORKER, 4), (COUNSELLOR, 2), (DATA, 1)),
    division("1.04.03", "Bidang Perlindungan dan Jaminan Sosial", "jaminan", (ANALYST, 3), (DATA, 2), (CLERK, 1)),
    section("1.04.03.01", "Seksi Jaminan Sosial Keluarga", "jaminan", (COUNSELLOR, 4), (DATA, 3), (SERVICE, 2)),
    section("1.04.03.02", "Seksi Perlindungan Korban Bencana", "bencana", (WORKER, 3), (SERVICE, 3), (OPERATOR, 3)),
    service("1.04.04", "UPTD Rumah Perlindungan Sosial", "rumah", "IV.a", (WORKER, 5), (SERVICE, 4), (OPERATOR, 4), pattern="shift"),
    department("1.05", "Dinas Komunikasi dan Informatika", "Kepala Dinas Komunikasi dan Informatika", (ANALYST, 2)),
    division("1.05.01", "Sekretariat Diskominfo", "umum", (ANALYST, 3), (DATA, 3), (CLERK, 3), head="Sekretaris Diskominfo", level="III.a"),
    division("1.05.02", "Bidang Informasi dan Komunikasi Publik", "humas", (PRESS, 8), (ANALYST, 3), (DATA, 3)),
    division("1.05.03", "Bidang Aplikasi Informatika", "aplikasi", (COMPUTING, 9), (SENIOR_COMPUTING, 4), (DATA, 3)),
    department("1.06", "Dinas Kesehatan", "Kepala Dinas Kesehatan", (ANALYST, 3), (DATA, 3)),
    division("1.06.01", "Bidang Kesehatan Masyarakat", "kesmas", (HEALTH, 8), (NUTRITION, 4), (DATA, 3)),
    service(
        "1.06.02",
        "Puskesmas Muara Kencana",
        "puskesmas",
        "dokter",
        *((DOCTOR, 5), (NURSE, 9), (SKILLED_NURSE, 10), (MIDWIFE, 9), (NUTRITION, 3), (HEALTH, 4), (CLERK, 5), (OPERATOR, 3)),
        pattern="six",
    ),
    service(
        "1.06.03",
        "Puskesmas Teluk Biru",
        "puskesmas",
        "dokter",
        *((DOCTOR, 4), (NURSE, 7), (SKILLED_NURSE, 9), (MIDWIFE, 9), (NUTRITION, 2), (HEALTH, 3), (CLERK, 3), (OPERATOR, 3)),
        zone=Zone.WITA,
        pattern="six",
    ),
    department("1.07", "Dinas Pendidikan dan Kebudayaan", "Kepala Dinas Pendidikan dan Kebudayaan", (ANALYST, 3), (DATA, 2)),
    division("1.07.01", "Bidang Pembinaan Pendidikan Dasar", "dikdas", (ANALYST, 8), (DATA, 6), (CLERK, 2)),
    service("1.07.02", "SD Negeri 1 Muara Kencana", "sekolah", "guru", (TEACHER, 16), (SENIOR_TEACHER, 8), (CLERK, 3), pattern="six"),
    service("1.07.03", "SMP Negeri 1 Muara Kencana", "sekolah", "guru", (TEACHER, 24), (SENIOR_TEACHER, 15), (CLERK, 5), pattern="six"),
    service(
        "1.07.04",
        "SMP Negeri 1 Teluk Biru",
        "sekolah",
        "guru",
        *((TEACHER, 21), (SENIOR_TEACHER, 10), (CLERK, 4)),
        zone=Zone.WITA,
        pattern="six",
    ),
    department("1.08", "Dinas Kependudukan dan Pencatatan Sipil", "Kepala Dinas Kependudukan dan Pencatatan Sipil", (ANALYST, 2), (CLERK, 2)),
    division("1.08.01", "Bidang Pelayanan Pendaftaran Penduduk", "dukcapil", (SERVICE, 7), (OPERATOR, 7), (DATA, 5)),
    division("1.08.02", "Bidang Pelayanan Pencatatan Sipil", "dukcapil", (SERVICE, 6), (OPERATOR, 5), (DATA, 4)),
    department("1.09", "Kecamatan Muara Kencana", "Camat Muara Kencana", (ANALYST, 3), (CLERK, 4), (OPERATOR, 2), level="III.a"),
    section("1.09.01", "Seksi Pemerintahan Kecamatan Muara Kencana", "kecamatan", (ANALYST, 3), (DATA, 4), (CLERK, 2)),
    section("1.09.02", "Seksi Pelayanan Umum Kecamatan Muara Kencana", "kecamatan", (SERVICE, 5), (OPERATOR, 5)),
    department(
        "1.10", "Kecamatan Teluk Biru", "Camat Teluk Biru", (ANALYST, 3), (CLERK, 4), (OPERATOR, 2), level="III.a", zone=Zone.WITA
    ),
    section("1.10.01", "Seksi Pelayanan Umum Kecamatan Teluk Biru", "kecamatan", (SERVICE, 5), (OPERATOR, 4), zone=Zone.WITA),
    section("1.10.02", "Seksi Pemberdayaan Masyarakat Kecamatan Teluk Biru", "kecamatan", (ANALYST, 4), (DATA, 3), zone=Zone.WITA),
]
