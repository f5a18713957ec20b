"""The people of the demo agency whom one can sign in as."""

from __future__ import annotations

from dataclasses import dataclass

from registry.models import Grant

ROLE = Grant.Role
ROOT, SOCIAL = "1", "1.04"
EMPLOYEE, SUPERVISOR, HR, ADMIN = "pegawai", "atasan", "sdm", "admin"


@dataclass(frozen=True)
class Member:
    """A named person in a post, with the grants of the account as (role, unit code)."""

    login: str
    name: str
    sex: str
    back_title: str
    unit: str
    post: str
    grants: tuple[tuple[str, str], ...] = ()


CAST = [
    Member(EMPLOYEE, "Sari Puspaningrum", "female", "S.Tr.Sos.", "1.04.02", "Pekerja Sosial Ahli Pertama"),
    Member(
        SUPERVISOR, "Budi Hartanto", "male", "S.Sos., M.Si.", "1.04.02", "Kepala Bidang Rehabilitasi Sosial"
    ),
    Member(
        HR,
        "Ratna Wulandari",
        "female",
        "S.AP., M.AP.",
        "1.03.02",
        "Analis SDM Aparatur Ahli Muda",
        ((ROLE.HR, ROOT),),
    ),
    Member("pansel", "Hendra Sikumbang", "male", "S.E., M.M.", "1.01.01", "Kepala Bagian Organisasi"),
    Member(
        "pelatihan",
        "Ni Luh Widiantari",
        "female",
        "S.Psi., M.Psi.",
        "1.03.03",
        "Analis SDM Aparatur Ahli Muda",
        ((ROLE.TRAINING, ROOT),),
    ),
    Member(
        "pimpinan", "Lukman Ma'arif", "male", "M.Si.", SOCIAL, "Kepala Dinas Sosial", ((ROLE.LEADER, SOCIAL),)
    ),
    Member(
        "auditor",
        "Agus Nainggolan",
        "male",
        "S.E., M.Ak.",
        "1.02.01",
        "Auditor Ahli Muda",
        ((ROLE.AUDITOR, ROOT),),
    ),
    Member(
        ADMIN,
        "Adi Prasetyo",
        "male",
        "S.Kom., M.Kom.",
        "1.05.03",
        "Pranata Komputer Ahli Muda",
        ((ROLE.ADMIN, ROOT),),
    ),
]
# A second administrator, since nobody's grant counts before another has confirmed it. Signs in with the NIP.
SECOND_ADMIN = Member(
    "",
    "Yohana Rumbiak",
    "female",
    "S.T., M.T.",
    "1.05.03",
    "Pranata Komputer Ahli Muda",
    ((ROLE.ADMIN, ROOT),),
)
MEMBERS = [*CAST, SECOND_ADMIN]
APPLICANT_LOGIN, APPLICANT_NAME = "pelamar", "Maria Lewaherilla"
REGENT_LOGIN, REGENT_NAME = "bupati.tirtakencana", "H. Ridwan Palewai"
