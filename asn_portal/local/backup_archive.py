"""The archive: a tar with a trailer that holds the checksum of every byte before it.

Order: `tables/<name>.copy.gz`, `files/<path>`, `files.txt`, `manifest.json`, `keys.json`, then the trailer
"ASN-BACKUP <where the manifest starts> <SHA-256>". Parts are written and read one after the other, so that
neither a million rows nor a million files need memory.
"""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, BinaryIO

from asn_portal.local import backup_keys
from asn_portal.local.errors import StartError

FORMAT = 1
MANIFEST, KEYS, LISTING = "manifest.json", "keys.json", "files.txt"
MARK = "ASN-BACKUP"
TRAILER_BYTES = len(MARK) + 1 + 20 + 1 + 64 + 1
BLOCK = 1024 * 1024
DAMAGED = "Arsip rusak atau terpotong: {}. Tidak ada yang diubah; pakai arsip lain."


class Hashed:
    """A file that hashes and counts what is read from or written to it."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._sha256 = hashlib.sha256()
        self.size = 0

    @property
    def sha256(self) -> str:
        """The checksum so far."""
        return self._sha256.hexdigest()

    def read(self, size: int = -1) -> bytes:
        """Read on."""
        return self._seen(self._file.read(size))

    def write(self, data: bytes) -> int:
        """Write on."""
        self._file.write(self._seen(data))
        return len(data)

    def _seen(self, data: bytes) -> bytes:
        self._sha256.update(data)
        self.size += len(data)
        return data


class Writer:
    """An archive in the making."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._out = Hashed(file)
        out: Any = self._out  # only write() is used
        self._tar = tarfile.open(fileobj=out, mode="w|", format=tarfile.PAX_FORMAT)  # noqa: SIM115  `finish` closes it

    def add(self, name: str, content: IO[bytes], size: int) -> dict[str, Any]:
        """Add one part; what the manifest says about it."""
        about = tarfile.TarInfo(name)
        about.size, about.mode = size, 0o600
        part = Hashed(content)
        self._tar.addfile(about, part)
        self._tar.members = []  # type: ignore[attr-defined]  # else it remembers each of a million files
        return {"size": size, "sha256": part.sha256}

    def finish(self, manifest: dict[str, Any], keys: dict[str, str], passphrase: str) -> None:
        """Add manifest and keys, and close with the checksum of it all."""
        start = self._tar.offset
        content = json.dumps(manifest, indent=1).encode()
        locked = backup_keys.lock(keys, hashlib.sha256(content).hexdigest(), passphrase)
        for name, data in ((MANIFEST, content), (KEYS, locked)):
            self.add(name, io.BytesIO(data), len(data))
        self._tar.close()
        self._file.write(f"{MARK} {start:020d} {self._out.sha256}\n".encode())


class Archive:
    """A finished archive whose every byte has been checked."""

    def __init__(self, path: Path) -> None:
        self.path = path
        start = _checked(path)
        try:
            with path.open("rb") as file:
                file.seek(start)
                with tarfile.open(fileobj=file, mode="r|") as tar:
                    parts = {part.name: _content(tar, part).read() for part in tar}
            self.manifest: dict[str, Any] = json.loads(parts[MANIFEST])
            self._keys, self._manifest_sha256 = parts[KEYS], hashlib.sha256(parts[MANIFEST]).hexdigest()
        except (tarfile.TarError, ValueError, KeyError):
            raise StartError(DAMAGED.format("daftar isinya tidak terbaca")) from None
        if self.manifest["format"] > FORMAT:
            raise StartError(
                f"Arsip dibuat oleh versi yang lebih baru (format {self.manifest['format']}). "
                "Perbarui ASN Portal dahulu. Tidak ada yang diubah."
            )

    def keys(self, passphrase: str) -> dict[str, str]:
        """The archived keys."""
        return backup_keys.unlock(self._keys, self._manifest_sha256, passphrase)

    def parts(self, folder: str) -> Iterator[tuple[str, Hashed, int]]:
        """Name, content and size of each part of a folder, in the order of the archive."""
        with tarfile.open(self.path, "r|") as tar:
            for part in tar:
                tar.members = []  # type: ignore[attr-defined]  # else it remembers each of a million files
                if part.name.startswith(f"{folder}/"):
                    yield part.name.removeprefix(f"{folder}/"), Hashed(_content(tar, part)), part.size


def _content(tar: tarfile.TarFile, part: tarfile.TarInfo) -> IO[bytes]:
    content = tar.extractfile(part)
    if content is None:
        raise StartError(DAMAGED.format(f"{part.name} bukan berkas biasa"))
    return content


def _checked(path: Path) -> int:
    """Where the manifest starts, after reading the whole archive against its checksum."""
    try:
        size = path.stat().st_size - TRAILER_BYTES
        file = path.open("rb")
    except OSError as problem:
        raise StartError(f"Arsip {path} tidak dapat dibaca: {problem.strerror}.") from None
    sha256 = hashlib.sha256()
    with file:
        left = max(size, 0)
        while left and (block := file.read(min(BLOCK, left))):
            sha256.update(block)
            left -= len(block)
        words = file.read().decode("ascii", "replace").split()
    if size < 0 or len(words) != 3 or words[0] != MARK or words[2] != sha256.hexdigest():
        raise StartError(DAMAGED.format("jumlah pemeriksa tidak cocok"))
    if not words[1].isdigit() or int(words[1]) >= size:
        raise StartError(DAMAGED.format("penutupnya tidak terbaca"))
    return int(words[1])
