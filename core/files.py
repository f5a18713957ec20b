"""Stored files: checked on the way in, kept under generated names, handed out as attachments only.

Who may read a file is decided by what owns it: a view asks the owner's `access` first and then calls
`response`. A file that nothing has claimed by `attach` within a day is swept.
"""

from __future__ import annotations

import errno
import hashlib
import logging
import os
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from core import audit, images, pdfs, scanning, uploads
from core.models import Account, StoredFile

logger = logging.getLogger(__name__)

EVIDENCE_BYTES = 5 * 1024 * 1024
UNCLAIMED_FOR = timedelta(hours=24)
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
RESULT_TYPES = {".xlsx": EXCEL, ".pdf": "application/pdf"}
HEADERS = {
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Accept-Ranges": "none",
}


def store(
    upload: UploadedFile,
    *,
    by: Account,
    kinds: Sequence[str] = ("jpg", "png", "pdf"),
    max_bytes: int = EVIDENCE_BYTES,
) -> StoredFile:
    """Keep an upload whose size, name, first bytes and content all agree; anything else is refused.

    Photos are written anew without EXIF. The action that needs the file claims it with `attach`.
    """
    kind = uploads.check(upload, kinds, max_bytes)
    content = images.reencode(upload, kind) if kind in images.FORMATS else upload.read()
    path = _new_path(f".{kind}")
    with _removed_on_failure(path):
        _write(path, content)
        if kind == "pdf":
            pdfs.check(path)
        return _record(path, upload.name or "", uploads.KINDS[kind].content_type, by)


def adopt(made: Path, name: str, *, by: Account) -> StoredFile:
    """Keep a file that the portal itself has made, such as the result of a job."""
    path = _new_path(made.suffix)
    made.replace(path)
    with _removed_on_failure(path):
        return _record(path, name, RESULT_TYPES[made.suffix], by, attached_at=timezone.now())


def attach(stored: StoredFile) -> None:
    """Claim the file for the record that now owns it, once."""
    claimed = StoredFile.objects.filter(pk=stored.pk, attached_at=None).update(attached_at=timezone.now())
    if not claimed:
        raise ValidationError(_("Berkas ini sudah dipakai. Unggah lagi berkasnya."), code="attached")


def delete(stored: StoredFile) -> None:
    """Remove the file, and its content once the row is gone for certain."""
    path = path_of(stored)
    stored.delete()
    transaction.on_commit(lambda: path.unlink(missing_ok=True))


def response(stored: StoredFile, *, inline: bool = False) -> HttpResponseBase:
    """The content as an attachment that no browser runs; `inline` holds for images alone.

    A file that waits for the scanner or is quarantined is answered as if it were not there. nginx sends the
    bytes where it is told to by `ASN_FILES_ACCEL_PREFIX`.
    """
    path = path_of(stored)
    if stored.scan != StoredFile.Scan.CLEAN:
        raise Http404
    if not path.is_file():
        logger.error("the content of stored file %s is missing", stored.pk)
        raise Http404
    answer: HttpResponseBase
    if settings.FILES_ACCEL_PREFIX:
        answer = HttpResponse(headers={"X-Accel-Redirect": f"{settings.FILES_ACCEL_PREFIX}/{stored.path}"})
    else:
        answer = FileResponse(path.open("rb"))
    is_inline = inline and stored.content_type.startswith("image/")
    return _as_download(answer, stored.name, stored.content_type, is_inline)


def once(made: Path, name: str) -> HttpResponseBase:
    """A file that the portal has just made, handed out and not kept."""
    content = made.open("rb")
    made.unlink()
    return _as_download(FileResponse(content), name, RESULT_TYPES[made.suffix])


def path_of(stored: StoredFile) -> Path:
    """Where the content is."""
    return Path(settings.FILES_ROOT) / stored.path


def scratch(suffix: str) -> Path:
    """A path for a file in the making, beside the stored ones, so that `adopt` only renames it."""
    folder = Path(settings.FILES_ROOT) / "tmp"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{uuid.uuid4()}{suffix}"


def sweep(now: datetime) -> int:
    """Remove what nothing claimed within a day: rows with their content, and content without a row."""
    before = now - UNCLAIMED_FOR
    with audit.acting("core.file.sweep", by=Account.objects.system()):
        unclaimed = StoredFile.objects.filter(attached_at=None, uploaded_at__lt=before)
        for stored in unclaimed:
            delete(stored)
    return len(unclaimed) + sum(map(_remove, _without_row(before)))


def scan_waiting() -> None:
    """Ask the scanner again about the files that it could not look at."""
    with audit.acting("core.file.scan", by=Account.objects.system()):
        for stored in StoredFile.objects.filter(scan=StoredFile.Scan.WAITING):
            stored.scan = scanning.verdict(path_of(stored))
            if stored.scan != StoredFile.Scan.WAITING:
                stored.save(update_fields=["scan"])


def _record(path: Path, name: str, content_type: str, by: Account, **more: datetime) -> StoredFile:
    with path.open("rb") as content:
        sha256 = hashlib.file_digest(content, "sha256").hexdigest()
    with audit.acting("core.file.store", by=by):
        return StoredFile.objects.create(
            name=uploads.display_name(name),
            content_type=content_type,
            size=path.stat().st_size,
            sha256=sha256,
            path=str(path.relative_to(settings.FILES_ROOT)),
            scan=scanning.verdict(path),
            uploaded_by=by,
            **more,
        )


def _new_path(suffix: str) -> Path:
    name = str(uuid.uuid4())
    path = Path(settings.FILES_ROOT) / name[:2] / f"{name}{suffix}"
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _write(path: Path, content: bytes) -> None:
    """Write durably: the page says "sent" only after file and row are on disk."""
    try:
        with path.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError as problem:
        if problem.errno not in {errno.ENOSPC, errno.EDQUOT}:
            raise
        logger.exception("no room for files")
        raise ValidationError(
            _("Ruang penyimpanan penuh. Berkas belum tersimpan; hubungi pengelola."), code="full"
        ) from problem


@contextmanager
def _removed_on_failure(path: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _as_download(
    answer: HttpResponseBase, name: str, content_type: str, is_inline: bool = False
) -> HttpResponseBase:
    answer["Content-Type"] = content_type
    answer["Content-Disposition"] = content_disposition_header(not is_inline, name) or "attachment"
    for header, value in HEADERS.items():
        answer[header] = value
    return answer


def _without_row(before: datetime) -> Iterator[Path]:
    """Old contents that no row knows, folder by folder, so that a million files need little memory."""
    for folder in Path(settings.FILES_ROOT).iterdir():
        rows = StoredFile.objects.filter(path__startswith=f"{folder.name}/")
        known = set(rows.values_list("path", flat=True))
        for path in folder.iterdir():
            is_old = path.stat().st_mtime < before.timestamp()
            if is_old and f"{folder.name}/{path.name}" not in known:
                yield path


def _remove(path: Path) -> int:
    path.unlink(missing_ok=True)
    return 1
