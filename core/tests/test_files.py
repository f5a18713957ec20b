"""Stored files: handed out as attachments, claimed once, swept when nobody claims them."""

import socketserver
import threading
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils import timezone

from core import audit, files
from core.models import StoredFile
from core.tests import samples

TOMORROW = timedelta(hours=25)


@pytest.fixture
def letter(dina):
    return files.store(samples.upload('"surat"; é.pdf', samples.pdf()), by=dina)


@pytest.fixture
def photo(dina):
    return files.store(samples.upload("foto.jpg", samples.jpg()), by=dina)


def test_a_file_is_handed_out_as_an_attachment_that_nothing_runs(letter):
    answer = files.response(letter)

    assert answer["Content-Disposition"] == "attachment; filename*=utf-8''%22surat%22%3B%20%C3%A9.pdf"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Type"] == "application/pdf"
    assert b"".join(answer.streaming_content) == files.path_of(letter).read_bytes()
    answer.close()


@pytest.mark.parametrize(("kept", "start"), [("photo", "inline"), ("letter", "attachment")])
def test_only_images_may_stand_in_a_page(request, kept, start):
    answer = files.response(request.getfixturevalue(kept), inline=True)

    assert answer["Content-Disposition"].startswith(start)
    answer.close()


def test_nginx_sends_the_bytes_where_it_is_asked_to(settings, letter):
    settings.FILES_ACCEL_PREFIX = "/internal-files"

    answer = files.response(letter)

    assert answer["X-Accel-Redirect"] == f"/internal-files/{letter.path}"
    assert answer.content == b""
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"


def test_a_file_whose_content_is_missing_is_not_found(letter):
    files.path_of(letter).unlink()

    with pytest.raises(Http404):
        files.response(letter)


def test_a_file_is_claimed_once(letter, dina):
    with audit.acting("test.attach", by=dina):
        files.attach(letter)
        with pytest.raises(ValidationError, match="sudah dipakai"):
            files.attach(letter)


def test_what_nobody_claims_in_a_day_is_swept(letter, photo, dina, django_capture_on_commit_callbacks):
    with audit.acting("test.attach", by=dina):
        files.attach(photo)

    with django_capture_on_commit_callbacks(execute=True):
        files.sweep(timezone.now())
    assert StoredFile.objects.count() == 2

    with django_capture_on_commit_callbacks(execute=True):
        files.sweep(timezone.now() + TOMORROW)
    assert list(StoredFile.objects.all()) == [photo]
    assert not files.path_of(letter).exists()
    assert files.path_of(photo).exists()


def test_a_content_without_a_row_is_swept_after_a_day(photo, own_files):
    orphan = own_files / photo.path[:2] / "yatim.pdf"
    orphan.write_bytes(b"x")

    files.sweep(timezone.now())
    assert orphan.exists()

    with audit.acting("test.attach", by=None):
        files.attach(photo)
    files.sweep(timezone.now() + TOMORROW)
    assert not orphan.exists()
    assert files.path_of(photo).exists()


def test_a_deleted_file_loses_its_content_after_the_commit(letter, django_capture_on_commit_callbacks):
    path = files.path_of(letter)
    with django_capture_on_commit_callbacks() as later, audit.acting("test.delete", by=None):
        files.delete(letter)
    assert path.exists()

    for callback in later:
        callback()
    assert not path.exists()


class Scanner(socketserver.BaseRequestHandler):
    """Speaks as clamd does, and knows one signature."""

    def handle(self):
        stream = self.request.makefile("rb")
        assert stream.read(10) == b"zINSTREAM\0"
        content = b""
        while size := int.from_bytes(stream.read(4), "big"):
            content += stream.read(size)
        self.request.sendall(b"stream: Uji.Virus FOUND\0" if b"EICAR" in content else b"stream: OK\0")


@pytest.fixture
def scanner(settings):
    with socketserver.TCPServer(("127.0.0.1", 0), Scanner) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        settings.CLAMD_ADDRESS = f"127.0.0.1:{server.server_address[1]}"
        yield
        server.shutdown()


def test_a_clean_file_passes_the_scanner(scanner, dina):
    kept = files.store(samples.upload("surat.pdf", samples.pdf()), by=dina)

    assert kept.scan == StoredFile.Scan.CLEAN


def test_a_file_with_a_virus_is_quarantined_and_not_handed_out(scanner, dina):
    infected = samples.with_object(samples.pdf(), b"(EICAR)")

    kept = files.store(samples.upload("surat.pdf", infected), by=dina)

    assert kept.scan == StoredFile.Scan.QUARANTINED
    with pytest.raises(Http404):
        files.response(kept)


def test_a_file_waits_while_the_scanner_is_away(settings, dina):
    settings.CLAMD_ADDRESS = "127.0.0.1:1"

    kept = files.store(samples.upload("surat.pdf", samples.pdf()), by=dina)

    assert kept.scan == StoredFile.Scan.WAITING
    with pytest.raises(Http404):
        files.response(kept)


def test_a_waiting_file_is_scanned_when_the_scanner_is_back(settings, dina, request):
    settings.CLAMD_ADDRESS = "127.0.0.1:1"
    kept = files.store(samples.upload("surat.pdf", samples.pdf()), by=dina)

    request.getfixturevalue("scanner")
    files.scan_waiting()

    kept.refresh_from_db()
    assert kept.scan == StoredFile.Scan.CLEAN
    files.response(kept).close()
