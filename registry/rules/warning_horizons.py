"""How many months before its day each early warning is given, and on what basis."""

from typing import NamedTuple


class Horizon(NamedTuple):
    """A key of `core.parameters` with its first value."""

    key: str
    months: int
    legal_basis: str


# By the codes of `EarlyWarning.Kind`.
HORIZONS = {
    "retirement": Horizon("peringatan.pensiun_bulan", 12, "UU 20/2023 Ps 55; kebijakan instansi"),
    "salary": Horizon("peringatan.kgb_bulan", 3, "PP 7/1977 Ps 11; kebijakan instansi"),
    "promotion": Horizon("peringatan.kp_bulan", 3, "PP 99/2000; Peraturan BKN 4/2025"),
    "contract": Horizon("peringatan.kontrak_bulan", 6, "PP 49/2018; kebijakan instansi"),
    "document": Horizon("peringatan.dokumen_bulan", 3, "Kebijakan instansi"),
}
