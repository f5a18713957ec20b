"""`./portal restore FILE`: an archive back into an installation that stands still."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from asn_portal.local import backup_archive, backup_keys, secret_file
from asn_portal.local.embedded import is_locked
from asn_portal.local.errors import StartError
from asn_portal.local.manage import manage_command
from asn_portal.local.services import borrowed, data_folder


def restore(arguments: list[str]) -> int:
    """Check everything first, then load; 0 is good, 1 is refused with nothing changed."""
    parser = argparse.ArgumentParser(prog="./portal restore")
    parser.add_argument("file", type=Path)
    parser.add_argument("--replace", action="store_true", help="timpa data yang ada")
    options = parser.parse_args(arguments)
    data = data_folder()
    if is_locked(data):
        raise StartError("Portal sedang berjalan. Hentikan dahulu dengan Ctrl-C, lalu ulangi perintah ini.")
    archive = backup_archive.Archive(options.file.resolve())
    secrets = archive.keys(backup_keys.ask(twice=False))
    with borrowed(data) as environment:
        _load(archive, data, environment, replace=options.replace)
        own_keys = environment["ASN_FIELD_KEYS"] if os.environ.get("ASN_FIELD_KEYS") else None
    secret_file.write_private(data / "secrets.json", secrets)
    print(f"Pulih: cadangan {archive.manifest['created_at']}, {archive.manifest['files']['count']} berkas.")
    if own_keys not in (None, secrets["ASN_FIELD_KEYS"]):
        print(f"Setel SECRET_KEY dan ASN_FIELD_KEYS dari {data / 'secrets.json'} sebelum memulai portal.")
    return 0


def _load(
    archive: backup_archive.Archive, data: Path, environment: Mapping[str, str], *, replace: bool
) -> None:
    """Files beside the present ones, then the database in one transaction, then the files change places."""
    staged = data / "files.restoring"
    shutil.rmtree(staged, ignore_errors=True)
    try:
        _stage(archive, staged)
        command = manage_command("load_backup", str(archive.path), *(["--replace"] if replace else []))
        loaded = subprocess.run(command, env={**environment, "ASN_DATABASE_AS": "owner"}, check=False)
        if loaded.returncode:
            raise StartError("Pemulihan dibatalkan; sebabnya ada di atas. Tidak ada yang diubah.")
        _exchange(staged, data / "files")
    finally:
        shutil.rmtree(staged, ignore_errors=True)
    migrated = subprocess.run(manage_command("migrate", "--no-input", "-v0"), env=environment, check=False)
    if migrated.returncode:
        raise StartError("Data sudah pulih, tetapi migrasi gagal. Jalankan: ./portal manage migrate")


def _stage(archive: backup_archive.Archive, folder: Path) -> None:
    """Unpack the files and compare their list with the archived one."""
    folder.mkdir(mode=0o700)
    listing = folder / backup_archive.LISTING
    with listing.open("wb") as lines:
        seen = backup_archive.Hashed(lines)
        for path, content, size in archive.parts("files"):
            target = (folder / path).resolve()
            if not target.is_relative_to(folder.resolve()):
                raise StartError(backup_archive.DAMAGED.format("nama berkas tidak wajar"))
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("xb") as out:
                shutil.copyfileobj(content, out)
                os.fsync(out.fileno())
            seen.write(f"{content.sha256} {size} {path}\n".encode())
    listing.unlink()
    if seen.sha256 != archive.manifest["files"]["listing"]["sha256"]:
        raise StartError(backup_archive.DAMAGED.format("berkas tidak cocok dengan daftarnya"))


def _exchange(staged: Path, files: Path) -> None:
    old = files.with_name("files.replaced")
    shutil.rmtree(old, ignore_errors=True)
    if files.exists():
        files.replace(old)
    staged.replace(files)
    shutil.rmtree(old, ignore_errors=True)
