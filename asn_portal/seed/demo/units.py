"""The units of the demo agency, with their posts; the parent of a unit is its code without the last part.

A line gives code and name, the head post ("-": Kepala and the name), then kind, level of the head, theme of
the daily work, and where they differ working week and zone. Below it stands the staff.
"""

from __future__ import annotations

from dataclasses import dataclass

from core.models import Zone

TEXT = """
1 Pemerintah Kabupaten Tirta Kencana | Bupati Tirta Kencana | agency - -
1.01 Sekretariat Daerah | Sekretaris Daerah | department II.a umum
1.01.01 Bagian Organisasi | - | division III.a organisasi
    5 Penelaah Teknis Kebijakan, 1 Analis SDM Aparatur Ahli Muda, 3 Pengolah Data dan Informasi, 2
    Pengadministrasi Perkantoran
1.01.02 Bagian Umum | - | division III.a umum
    3 Penelaah Teknis Kebijakan, 3 Pengolah Data dan Informasi, 3 Pengadministrasi Perkantoran
1.01.02.01 Subbagian Rumah Tangga dan Perlengkapan | - | section IV.a umum
    6 Pengadministrasi Perkantoran, 9 Operator Layanan Operasional, 2 Pengolah Data dan Informasi
1.01.03 Bagian Hukum | - | division III.a hukum
    4 Perancang Peraturan Perundang-undangan Ahli Pertama, 3 Penelaah Teknis Kebijakan, 2 Pengolah Data
    dan Informasi, 1 Pengadministrasi Perkantoran
1.02 Inspektorat Daerah | Inspektur | department II.b pengawasan
    3 Pengolah Data dan Informasi, 3 Pengadministrasi Perkantoran
1.02.01 Inspektur Pembantu Wilayah I | Inspektur Pembantu Wilayah I | division III.a pengawasan
    7 Auditor Ahli Pertama, 4 Auditor Ahli Muda, 2 Pengolah Data dan Informasi
1.03 Badan Kepegawaian dan Pengembangan SDM | - | department II.b umum
    2 Penelaah Teknis Kebijakan
1.03.01 Sekretariat BKPSDM | Sekretaris BKPSDM | division III.a umum
    3 Penelaah Teknis Kebijakan, 2 Pengolah Data dan Informasi
1.03.01.01 Subbagian Umum dan Kepegawaian BKPSDM | - | section IV.a umum
    4 Pengadministrasi Perkantoran, 3 Pengolah Data dan Informasi, 3 Operator Layanan Operasional
1.03.02 Bidang Mutasi, Promosi, dan Kinerja | - | division III.b kepegawaian
    6 Analis SDM Aparatur Ahli Pertama, 3 Analis SDM Aparatur Ahli Muda, 4 Pranata SDM Aparatur
    Terampil, 2 Pengolah Data dan Informasi
1.03.03 Bidang Pengembangan Kompetensi | - | division III.b diklat
    5 Analis SDM Aparatur Ahli Pertama, 3 Analis SDM Aparatur Ahli Muda, 3 Pranata SDM Aparatur
    Terampil, 2 Pengolah Data dan Informasi
1.04 Dinas Sosial | - | department II.b sosial
    1 Penelaah Teknis Kebijakan
1.04.01 Sekretariat Dinas Sosial | Sekretaris Dinas Sosial | division III.a umum
    3 Penelaah Teknis Kebijakan, 2 Pengolah Data dan Informasi
1.04.01.01 Subbagian Umum dan Keuangan | - | section IV.a umum
    4 Pengadministrasi Perkantoran, 3 Pengolah Data dan Informasi, 2 Operator Layanan Operasional
1.04.02 Bidang Rehabilitasi Sosial | - | division III.b sosial
    4 Pekerja Sosial Ahli Pertama, 2 Pekerja Sosial Ahli Muda, 2 Penelaah Teknis Kebijakan, 1 Pengolah
    Data dan Informasi
1.04.02.01 Seksi Rehabilitasi Anak dan Lanjut Usia | - | section IV.a sosial
    4 Pekerja Sosial Ahli Pertama, 3 Penyuluh Sosial Ahli Pertama, 1 Pengolah Data dan Informasi
1.04.02.02 Seksi Rehabilitasi Penyandang Disabilitas | - | section IV.a sosial
    4 Pekerja Sosial Ahli Pertama, 2 Penyuluh Sosial Ahli Pertama, 1 Pengolah Data dan Informasi
1.04.03 Bidang Perlindungan dan Jaminan Sosial | - | division III.b jaminan
    3 Penelaah Teknis Kebijakan, 2 Pengolah Data dan Informasi, 1 Pengadministrasi Perkantoran
1.04.03.01 Seksi Jaminan Sosial Keluarga | - | section IV.a jaminan
    4 Penyuluh Sosial Ahli Pertama, 3 Pengolah Data dan Informasi, 2 Penata Layanan Operasional
1.04.03.02 Seksi Perlindungan Korban Bencana | - | section IV.a bencana
    3 Pekerja Sosial Ahli Pertama, 3 Penata Layanan Operasional, 3 Operator Layanan Operasional
1.04.04 UPTD Rumah Perlindungan Sosial | - | service-unit IV.a rumah shift
    5 Pekerja Sosial Ahli Pertama, 4 Penata Layanan Operasional, 4 Operator Layanan Operasional
1.05 Dinas Komunikasi dan Informatika | - | department II.b umum
    2 Penelaah Teknis Kebijakan
1.05.01 Sekretariat Diskominfo | Sekretaris Diskominfo | division III.a umum
    3 Penelaah Teknis Kebijakan, 3 Pengolah Data dan Informasi, 3 Pengadministrasi Perkantoran
1.05.02 Bidang Informasi dan Komunikasi Publik | - | division III.b humas
    8 Pranata Humas Ahli Pertama, 3 Penelaah Teknis Kebijakan, 3 Pengolah Data dan Informasi
1.05.03 Bidang Aplikasi Informatika | - | division III.b aplikasi
    9 Pranata Komputer Ahli Pertama, 4 Pranata Komputer Ahli Muda, 3 Pengolah Data dan Informasi
1.06 Dinas Kesehatan | - | department II.b umum
    3 Penelaah Teknis Kebijakan, 3 Pengolah Data dan Informasi
1.06.01 Bidang Kesehatan Masyarakat | - | division III.b kesmas
    8 Penyuluh Kesehatan Masyarakat Ahli Pertama, 4 Nutrisionis Terampil, 3 Pengolah Data dan Informasi
1.06.02 Puskesmas Muara Kencana | - | service-unit dokter puskesmas six
    5 Dokter Ahli Pertama, 9 Perawat Ahli Pertama, 10 Perawat Terampil, 9 Bidan Terampil, 3 Nutrisionis
    Terampil, 4 Penyuluh Kesehatan Masyarakat Ahli Pertama, 5 Pengadministrasi Perkantoran, 3 Operator
    Layanan Operasional
1.06.03 Puskesmas Teluk Biru | - | service-unit dokter puskesmas six WITA
    4 Dokter Ahli Pertama, 7 Perawat Ahli Pertama, 9 Perawat Terampil, 9 Bidan Terampil, 2 Nutrisionis
    Terampil, 3 Penyuluh Kesehatan Masyarakat Ahli Pertama, 3 Pengadministrasi Perkantoran, 3 Operator
    Layanan Operasional
1.07 Dinas Pendidikan dan Kebudayaan | - | department II.b umum
    3 Penelaah Teknis Kebijakan, 2 Pengolah Data dan Informasi
1.07.01 Bidang Pembinaan Pendidikan Dasar | - | division III.b dikdas
    8 Penelaah Teknis Kebijakan, 6 Pengolah Data dan Informasi, 2 Pengadministrasi Perkantoran
1.07.02 SD Negeri 1 Muara Kencana | - | service-unit guru sekolah six
    16 Guru Ahli Pertama, 8 Guru Ahli Muda, 3 Pengadministrasi Perkantoran
1.07.03 SMP Negeri 1 Muara Kencana | - | service-unit guru sekolah six
    23 Guru Ahli Pertama, 15 Guru Ahli Muda, 5 Pengadministrasi Perkantoran
1.07.04 SMP Negeri 1 Teluk Biru | - | service-unit guru sekolah six WITA
    21 Guru Ahli Pertama, 10 Guru Ahli Muda, 4 Pengadministrasi Perkantoran
1.08 Dinas Kependudukan dan Pencatatan Sipil | - | department II.b umum
    2 Penelaah Teknis Kebijakan, 2 Pengadministrasi Perkantoran
1.08.01 Bidang Pelayanan Pendaftaran Penduduk | - | division III.b dukcapil
    7 Penata Layanan Operasional, 7 Operator Layanan Operasional, 5 Pengolah Data dan Informasi
1.08.02 Bidang Pelayanan Pencatatan Sipil | - | division III.b dukcapil
    6 Penata Layanan Operasional, 5 Operator Layanan Operasional, 4 Pengolah Data dan Informasi
1.09 Kecamatan Muara Kencana | Camat Muara Kencana | department III.a umum
    3 Penelaah Teknis Kebijakan, 4 Pengadministrasi Perkantoran, 2 Operator Layanan Operasional
1.09.01 Seksi Pemerintahan Kecamatan Muara Kencana | - | section IV.a kecamatan
    3 Penelaah Teknis Kebijakan, 4 Pengolah Data dan Informasi, 2 Pengadministrasi Perkantoran
1.09.02 Seksi Pelayanan Umum Kecamatan Muara Kencana | - | section IV.a kecamatan
    5 Penata Layanan Operasional, 5 Operator Layanan Operasional
1.10 Kecamatan Teluk Biru | Camat Teluk Biru | department III.a umum WITA
    3 Penelaah Teknis Kebijakan, 4 Pengadministrasi Perkantoran, 2 Operator Layanan Operasional
1.10.01 Seksi Pelayanan Umum Kecamatan Teluk Biru | - | section IV.a kecamatan WITA
    5 Penata Layanan Operasional, 4 Operator Layanan Operasional
1.10.02 Seksi Pemberdayaan Masyarakat Kecamatan Teluk Biru | - | section IV.a kecamatan WITA
    4 Penelaah Teknis Kebijakan, 3 Pengolah Data dan Informasi
"""


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


def _units(text: str) -> list[UnitPlan]:
    blocks: list[tuple[str, list[str]]] = []
    for line in text.strip().splitlines():
        if line.startswith(" "):
            blocks[-1][1].append(line.strip())
        else:
            blocks.append((line, []))
    return [_unit(line, " ".join(staff)) for line, staff in blocks]


def _unit(line: str, staff: str) -> UnitPlan:
    title, head, facts = line.split(" | ")
    code, _space, name = title.partition(" ")
    kind, level, theme, *more = facts.split()
    return UnitPlan(
        code,
        name,
        kind,
        f"Kepala {name}" if head == "-" else head,
        level.strip("-"),
        theme.strip("-"),
        tuple(_post(part) for part in staff.split(", ") if part),
        Zone.WITA if "WITA" in more else Zone.WIB,
        next((word for word in more if word != "WITA"), "five"),
    )


def _post(text: str) -> tuple[str, int]:
    number, _space, name = text.partition(" ")
    return name, int(number)


UNITS = _units(TEXT)
