"""The desk of `atasan`: sixteen reports that look fine and four to look at; and the days of `pegawai`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from uuid import UUID

from asn_portal.seed.agency import Agency
from asn_portal.seed.demo.cast import EMPLOYEE
from asn_portal.seed.demo.plans import Work
from asn_portal.seed.demo.reports import STATUS, Draft, Reports
from asn_portal.seed.demo.staffing import Staffing
from performance.models import ActivityReport
from registry.models import Employee

# (text, which result of the plan, unit of output, quantity, minutes, in the field)
FAVOURITES = [
    ("Menerima tamu di loket layanan dan mencatat keperluannya", 1, "orang", 12, 180, False),
    ("Kunjungan rumah dan asesmen kebutuhan keluarga", 0, "laporan asesmen", 2, 240, True),
    ("Memutakhirkan data penerima manfaat di aplikasi kesejahteraan sosial", 2, "data", 25, 180, False),
    ("Konseling lansia di Posyandu Lansia", 0, "orang", 9, 150, True),
    ("Menindaklanjuti pengaduan warga sampai selesai", 1, "pengaduan", 4, 120, False),
]
ROUND = [0, 1, 2, 0, 3, 1, 4, 0, 2, 1, 3, 0, 4]  # which of them, day after day
RETURNED = ("Mendampingi keluarga di Desa Pasir Gading mengurus rujukan", 0, "orang", 1, 210, True)
RETURN_NOTE = "Sebutkan nama keluarganya, lalu lampirkan surat rujukan."
# Nothing in these texts resembles another one, so the rules find no reason to look at them.
YESTERDAY = [
    (
        "Menemani Nenek Sawiyah memeriksakan mata ke Puskesmas; kacamata bantuan dipesan",
        0,
        "orang",
        1,
        210,
        True,
    ),
    ("Rapat penyusunan jadwal kunjungan lansia bulan depan", 3, "notula", 1, 150, False),
    ("Menyusun telaahan kerja sama dengan lembaga kesejahteraan sosial anak", 3, "telaahan", 1, 300, False),
    ("Memeriksa 18 berkas usulan alat bantu dengar dari kecamatan", 2, "berkas", 18, 240, False),
    (
        "Asesmen lanjutan tiga anak yang ditinggal orang tuanya bekerja di luar daerah",
        0,
        "anak",
        3,
        270,
        True,
    ),
    ("Menghubungi Dukcapil agar akta lahir Rizki terbit sebelum ujian sekolah", 1, "akta", 1, 90, False),
    ("Melatih kader Desa Lembah Mertua mengenali tanda kekerasan pada anak", 3, "orang", 22, 300, True),
    ("Membuat grafik penerima layanan triwulan ini untuk bahan paparan", 2, "dokumen", 1, 180, False),
    (
        "Mediasi dua keluarga tentang pengasuhan cucu di Kelurahan Pelabuhan Lama",
        0,
        "kesepakatan",
        1,
        240,
        True,
    ),
    ("Memimpin evaluasi mingguan seksi dan membagi tugas pendampingan", 0, "notula", 1, 120, False),
    ("Meninjau kursi roda pinjaman yang rusak dan menjadwalkan perbaikannya", 1, "unit", 5, 200, True),
]
DAY_BEFORE = [
    ("Menjemput bantuan permakanan lansia dari gudang provinsi", 0, "paket", 60, 360, True),
    ("Menulis panduan singkat menyapa penyandang disabilitas di loket", 3, "dokumen", 1, 240, False),
    ("Memadankan nomor kependudukan 40 anak asuh dengan data sekolah", 2, "data", 40, 300, False),
    ("Kunjungan ke panti jompo swasta untuk pemeriksaan izin operasional", 0, "berita acara", 1, 330, True),
    ("Menyiapkan bahan jawaban surat DPRD tentang anak putus sekolah", 1, "surat", 1, 210, False),
]
NO_EVIDENCE = ("Merapikan lemari arsip kartu layanan tahun lalu", 2, "berkas", 75, 240, False)
LONG = ("Mengawal pemulangan dua orang telantar sampai kota asal, berangkat subuh", 0, "orang", 2, 570, True)
LATE = ("Wawancara calon orang tua angkat beserta pemeriksaan rumah", 0, "laporan", 1, 240, True)
REPEATED = ("Input data kunjungan lansia ke aplikasi dan cetak rekapnya", 2, "data", 30, 240, False)


class Team:
    """Plans the reports that the browser journeys and the screenshots start from."""

    def __init__(self, agency: Agency, reports: Reports, staffing: Staffing, works: Iterable[Work]) -> None:
        self.agency = agency
        self.reports = reports
        self.employee = staffing.members[EMPLOYEE]
        head = staffing.structure.heads["1.04.02"]
        current = [work for work in works if work.appointment.during.upper is None]
        team = [work for work in current if work.appointment.position.superior is head]
        self.works = sorted(team, key=lambda work: work.appointment.employee_id != self.employee.pk)
        unit = self.works[0].appointment.position.unit
        self.days = [day for day in reports.calendar.working_days(unit) if day < agency.today]
        self.with_evidence: list[ActivityReport] = []

    @property
    def people(self) -> set[UUID]:
        """The employees of the team; their absences and usual reports are left out elsewhere."""
        return {work.appointment.employee_id for work in self.works}

    def add(self) -> None:
        """Plan the approved past, what waits, what came back, and a day that can still be filled."""
        late_day, early, before, _yesterday = self.days[-4:]
        me, others = self.works[0], self.works[1:]
        visitor, idle = others[7], [others[7], others[9]]
        for number, day in enumerate(self.days[:-3]):
            for work in self.works:
                if (work, day) != (visitor, late_day):
                    self._add_usual(work, day, number)
        for work, day in [*((work, early) for work in others), *((work, before) for work in idle)]:
            self._add_usual(work, day, 0)
        self._add_waiting(me, others)

    def _add_usual(self, work: Work, day: date, number: int) -> None:
        """Approved reports of one day; those of `pegawai` come back to the same five texts."""
        if work.appointment.employee is self.employee:
            for place in (number, number + 4)[: 1 + number % 2]:
                self._file(work, day, FAVOURITES[ROUND[place % len(ROUND)]], STATUS.APPROVED)
        else:
            for draft in self.reports.drafts(work, day):
                self.reports.file(draft, STATUS.APPROVED)

    def _add_waiting(self, me: Work, others: list[Work]) -> None:
        late_day, _early, before, yesterday = self.days[-4:]
        for work, text in zip([*others, me], YESTERDAY, strict=False):
            self._wait(work, yesterday, text)
        for work, text in zip(others, DAY_BEFORE, strict=False):
            self._wait(work, before, text)
        helper, driver, visitor, typist = others[5:9]
        self._file(helper, before, NO_EVIDENCE, STATUS.SUBMITTED)
        self._wait(driver, before, LONG)
        self._wait(visitor, late_day, LATE, filed_on=yesterday)
        for day in self.days[-12:-4:4]:
            self._file(typist, day, REPEATED, STATUS.APPROVED)
        self._wait(typist, before, REPEATED)
        returned = self._file(me, before, RETURNED, STATUS.RETURNED)
        returned.return_reason, returned.decision_note = ActivityReport.ReturnReason.EVIDENCE, RETURN_NOTE
        self.with_evidence.append(returned)

    def _wait(self, work: Work, day: date, text: tuple, filed_on: date | None = None) -> None:
        days_late = (filed_on - day).days if filed_on else 0
        self.with_evidence.append(self._file(work, day, text, STATUS.SUBMITTED, days_late=days_late))

    def _file(self, work: Work, day: date, text: tuple, status: str, **more) -> ActivityReport:
        words, result, unit, quantity, minutes, is_field = text
        planned = work.on(day)
        rhk, _result = planned[result % len(planned)]
        employee: Employee = work.appointment.employee
        starts_at = time(8, 0) if status == STATUS.RETURNED else None
        draft = Draft(employee, rhk, day, words, minutes, unit, quantity, is_field, starts_at)
        return self.reports.file(draft, status, **more)
