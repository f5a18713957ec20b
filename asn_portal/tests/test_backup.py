"""Backup and restore: everything comes back, and a doubtful archive changes nothing."""

import gzip
import hashlib
import json
import os
import subprocess
import sys
import threading
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from cryptography.fernet import Fernet
from django.utils import timezone

from asn_portal.local import backup as backup_command
from asn_portal.local import backup_archive, backup_keys
from asn_portal.local.embedded import lock
from asn_portal.local.errors import StartError
from asn_portal.tests.running_portal import HIDDEN, PASSWORD, ROOT
from core import health

PASSPHRASE = "sandi arsip untuk uji"
KEYS = {"SECRET_KEY": "x", "ASN_FIELD_KEYS": Fernet.generate_key().decode()}


def test_an_existing_archive_is_never_overwritten(tmp_path, monkeypatch):
    monkeypatch.setenv(backup_keys.VARIABLE, PASSPHRASE)
    (tmp_path / "a").write_bytes(b"kemarin")

    with pytest.raises(StartError, match="sudah ada"):
        backup_command.backup([str(tmp_path / "a")])
    assert (tmp_path / "a").read_bytes() == b"kemarin"


@pytest.mark.parametrize(("hours", "is_told"), [(1, False), (27, True), (None, True)])
def test_an_old_or_absent_backup_is_told_outside_the_demo(settings, tmp_path, hours, is_told):
    settings.DATA_DIR, settings.DEMO = tmp_path, False
    if hours:
        at = timezone.now() - timedelta(hours=hours)
        (tmp_path / backup_command.STATE).write_text(json.dumps({"at": at.isoformat()}))

    assert ("no backup in the last 26 hours" in health.notes()) is is_told
    settings.DEMO = True
    assert "no backup in the last 26 hours" not in health.notes()


TABLES = """
CREATE TABLE a_parent (id bigint PRIMARY KEY);
CREATE TABLE core_storedfile (path text);
CREATE TABLE django_migrations (id int, app text, name text);
CREATE TABLE m_filler AS SELECT n, md5(n::text) AS word FROM generate_series(1, 200000) n;
CREATE TABLE z_child (id bigint REFERENCES a_parent)"""


@pytest.fixture
def written_database():
    """A database of its own, where a thread adds a parent and its child again and again."""
    server, _, _ = os.environ["DATABASE_OWNER_URL"].rpartition("/")
    with psycopg.connect(f"{server}/asn", autocommit=True) as owner:
        owner.execute("DROP DATABASE IF EXISTS backup_writes")
        owner.execute("CREATE DATABASE backup_writes")
        address, stop = f"{server}/backup_writes", threading.Event()
        with psycopg.connect(address) as link:
            link.execute(TABLES)
        writer = threading.Thread(target=write_until, args=(address, stop))
        writer.start()
        yield address
        stop.set()
        writer.join()
        owner.execute("DROP DATABASE backup_writes")


def write_until(address: str, stop: threading.Event) -> None:
    with psycopg.connect(address, autocommit=True) as link:
        number = 0
        while not stop.is_set():
            number += 1
            with link.transaction():
                link.execute("INSERT INTO a_parent VALUES (%s)", [number])
                link.execute("INSERT INTO z_child VALUES (%s)", [number])


def test_a_backup_among_writes_is_of_one_moment(written_database, tmp_path):
    with psycopg.connect(written_database, autocommit=True) as link:
        while not rows_of(link):
            pass
        with (tmp_path / "a").open("wb") as file:
            backup_command._write(file, {"DATABASE_URL": written_database}, tmp_path, PASSPHRASE)
        written = rows_of(link)

    tables = {
        name: gzip.decompress(part.read()).split()
        for name, part, size in backup_archive.Archive(tmp_path / "a").parts("tables")
    }
    assert tables["a_parent.copy.gz"] == tables["z_child.copy.gz"]
    assert 0 < len(tables["a_parent.copy.gz"]) < written


def rows_of(link: psycopg.Connection) -> int:
    return link.execute("SELECT count(*) FROM a_parent").fetchone()[0]


# The whole way, with servers of its own.


class Installation:
    """A data folder, and `./portal` on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        hidden = {*HIDDEN, "ASN_DATABASE_AS", backup_keys.VARIABLE}
        self.environment = {name: value for name, value in os.environ.items() if name not in hidden}
        self.environment |= {"ASN_DATA_DIR": str(folder), "ASN_DEMO_PASSWORD": PASSWORD}

    def run(self, *command: str, passphrase: str = PASSPHRASE) -> subprocess.CompletedProcess:
        """One command; what it printed and its code."""
        return subprocess.run(
            [sys.executable, "-m", "asn_portal.local", *command],
            cwd=ROOT,
            env={**self.environment, backup_keys.VARIABLE: passphrase},
            capture_output=True,
            text=True,
            check=False,
        )

    def python(self, program: str) -> str:
        """What a program with the settings prints."""
        done = self.run("manage", "shell", "-v0", "-c", program)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()


FILL = """
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
import io
from core import audit, field_keys, files
from core.models import Account
with audit.acting("test.fill", by=None):
    account = Account.objects.create_user("sari", name="Sari", password="kereta malam ke timur")
    photo = io.BytesIO(); Image.new("RGB", (40, 40)).save(photo, "PNG")
    files.attach(files.store(SimpleUploadedFile("bukti.png", photo.getvalue()), by=account))
print(field_keys.encrypt("3171"))
"""
COUNTS = """
from django.apps import apps
print({m._meta.db_table: m.objects.count() for m in apps.get_models() if hasattr(m, "objects")})
"""


@pytest.fixture(scope="module")
def origin(tmp_path_factory):
    """An installation with an account, a file and a secret, and the archive of it."""
    one = Installation(tmp_path_factory.mktemp("origin"))
    assert one.run("manage", "prepare").returncode == 0
    one.token = one.python(FILL).splitlines()[-1]
    one.counts = one.python(COUNTS)
    one.archive = one.folder.parent / f"{one.folder.name}.asn"
    done = one.run("backup", str(one.archive))
    assert done.returncode == 0, done.stderr
    return one


@pytest.mark.full
def test_everything_comes_back_in_a_fresh_folder(origin, tmp_path):
    fresh = Installation(tmp_path / "fresh")

    done = fresh.run("restore", str(origin.archive))

    assert done.returncode == 0, done.stderr
    assert fresh.python(COUNTS) == origin.counts
    assert contents(fresh.folder) == contents(origin.folder) != {}
    assert fresh.python(f"from core import field_keys; print(field_keys.decrypt('{origin.token}'))") == "3171"
    signs_in = "from core.models import Account as A; print(A.objects.get(login='sari').check_password('{}'))"
    assert fresh.python(signs_in.format(PASSWORD)) == "True"
    refused = fresh.run("restore", str(origin.archive))
    assert (refused.returncode, "--replace" in refused.stderr) == (1, True)
    assert fresh.run("restore", str(origin.archive), "--replace").returncode == 0
    assert fresh.python(COUNTS) == origin.counts


@pytest.mark.full
def test_a_running_portal_is_not_overwritten(origin):
    with lock(origin.folder):
        refused = origin.run("restore", str(origin.archive), "--replace")

    assert (refused.returncode, "sedang berjalan" in refused.stderr) == (1, True)


@pytest.mark.full
def test_unknown_migrations_and_rows_that_do_not_fit_leave_the_target_as_it_was(origin, tmp_path):
    for changes, sentence in [
        ({"migrations": [["core", "9999_nanti"]]}, "tidak dikenal"),
        ({"tables": {}}, "tidak cocok"),
    ]:
        doubtful = rewritten(origin.archive, tmp_path / f"{sentence}.asn", changes)

        refused = origin.run("restore", str(doubtful), "--replace")

        assert (refused.returncode, sentence in refused.stderr) == (1, True), refused.stderr
        assert origin.python(COUNTS) == origin.counts
        assert not (origin.folder / "files.restoring").exists()


@pytest.mark.full
def test_a_wrong_passphrase_leaves_no_trace(origin, tmp_path):
    fresh = Installation(tmp_path / "fresh")

    refused = fresh.run("restore", str(origin.archive), passphrase="bukan frasa yang benar")

    assert (refused.returncode, "salah" in refused.stderr, fresh.folder.exists()) == (1, True, False)


def rewritten(source: Path, target: Path, changes: dict) -> Path:
    """The same archive, well closed, with another manifest."""
    archive = backup_archive.Archive(source)
    with target.open("wb") as file:
        writer = backup_archive.Writer(file)
        for folder in ("tables", "files"):
            for name, part, size in archive.parts(folder):
                writer.add(f"{folder}/{name}", part, size)
        writer.finish({**archive.manifest, **changes}, KEYS, PASSPHRASE)
    return target


def contents(folder: Path) -> dict[str, str]:
    """Each stored file and its checksum."""
    files = folder / "files"
    return {
        str(path.relative_to(files)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files.rglob("*.*")
    }
