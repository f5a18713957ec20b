"""The archive of a backup: a doubtful one is refused before anything is touched."""

import hashlib
import io
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from asn_portal.local import backup_archive, backup_keys, restore
from asn_portal.local.errors import StartError

PASSPHRASE = "sandi arsip untuk uji"
KEYS = {"SECRET_KEY": "x", "ASN_FIELD_KEYS": Fernet.generate_key().decode()}


def make_archive(path: Path, **changes) -> Path:
    """A small archive with one table, one file and the keys."""
    with path.open("wb") as file:
        writer = backup_archive.Writer(file)
        rows, content = b"1\tsatu\n", b"bukti"
        table = writer.add("tables/satu.copy.gz", io.BytesIO(rows), len(rows))
        writer.add("files/aa/bukti.pdf", io.BytesIO(content), len(content))
        line = f"{hashlib.sha256(content).hexdigest()} {len(content)} aa/bukti.pdf\n".encode()
        listing = writer.add(backup_archive.LISTING, io.BytesIO(line), len(line))
        manifest = {
            "format": backup_archive.FORMAT,
            "created_at": "2026-03-04T09:00:00+00:00",
            "tables": {"satu": {"columns": ["id"], "rows": 1, **table}},
            "files": {"count": 1, "missing": [], "listing": listing},
        }
        writer.finish({**manifest, **changes}, KEYS, PASSPHRASE)
    return path


def test_an_archive_gives_back_what_was_put_in(tmp_path):
    archive = backup_archive.Archive(make_archive(tmp_path / "a"))

    assert archive.keys(PASSPHRASE) == KEYS
    assert [(name, part.read()) for name, part, size in archive.parts("files")] == [
        ("aa/bukti.pdf", b"bukti")
    ]


def test_a_flipped_byte_anywhere_is_refused(tmp_path):
    whole = make_archive(tmp_path / "a").read_bytes()
    damaged = tmp_path / "b"

    for place in [
        *range(0, len(whole), 97),
        *range(len(whole) - backup_archive.TRAILER_BYTES, len(whole) - 1),
    ]:
        changed = bytearray(whole)
        changed[place] ^= 1
        damaged.write_bytes(changed)
        with pytest.raises(StartError, match="rusak"):
            backup_archive.Archive(damaged)


@pytest.mark.parametrize("kept", [0, 0.01, 0.5, 0.99])
def test_a_truncated_archive_is_refused(tmp_path, kept):
    whole = make_archive(tmp_path / "a").read_bytes()
    (tmp_path / "b").write_bytes(whole[: int(len(whole) * kept)])

    with pytest.raises(StartError, match="rusak"):
        backup_archive.Archive(tmp_path / "b")


def test_a_newer_format_is_refused(tmp_path):
    with pytest.raises(StartError, match="versi yang lebih baru"):
        backup_archive.Archive(make_archive(tmp_path / "a", format=backup_archive.FORMAT + 1))


def test_a_wrong_passphrase_opens_nothing_and_the_keys_are_not_readable(tmp_path):
    path = make_archive(tmp_path / "a")

    with pytest.raises(StartError, match="Frasa sandi cadangan salah"):
        backup_archive.Archive(path).keys("sandi yang lain sama sekali")
    assert KEYS["ASN_FIELD_KEYS"].encode() not in path.read_bytes()


def test_a_manifest_of_another_archive_does_not_go_with_the_keys():
    locked = backup_keys.lock(KEYS, "a" * 64, PASSPHRASE)

    with pytest.raises(StartError, match="bukan milik kuncinya"):
        backup_keys.unlock(locked, "b" * 64, PASSPHRASE)


def test_a_file_that_is_not_on_the_list_is_refused(tmp_path):
    listing = {"size": 1, "sha256": "0" * 64}
    changed = {"files": {"count": 1, "missing": [], "listing": listing}}
    archive = backup_archive.Archive(make_archive(tmp_path / "a", **changed))

    with pytest.raises(StartError, match="tidak cocok"):
        restore._stage(archive, tmp_path / "staged")
