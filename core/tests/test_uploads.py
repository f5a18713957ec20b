"""Uploads: what is taken, what is refused, and under which name it is shown."""

import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from core import files, images, pdfs, uploads
from core.tests import samples

pytestmark = pytest.mark.django_db
EXE = b"MZ\x90\x00" + b"\0" * 200
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def stored(name, content, by, **options):
    return files.store(samples.upload(name, content), by=by, **options)


def refusal(name, content, by, **options):
    with pytest.raises(ValidationError) as refused:
        stored(name, content, by, **options)
    assert files.StoredFile.objects.count() == 0
    assert [path for path in files_on_disk() if path.is_file()] == []
    return refused.value


def files_on_disk():
    return files.Path(files.settings.FILES_ROOT).rglob("*")


@pytest.mark.parametrize(
    ("name", "content", "content_type"),
    [
        ("foto.jpg", samples.jpg(), "image/jpeg"),
        ("FOTO.JPEG", samples.jpg(), "image/jpeg"),
        ("gambar.png", samples.png(), "image/png"),
        ("surat.PDF", samples.pdf(), "application/pdf"),
    ],
)
def test_a_sound_file_is_kept_with_its_checksum_under_a_generated_name(dina, name, content, content_type):
    kept = stored(name, content, dina)

    assert (kept.name, kept.content_type, kept.uploaded_by) == (name, content_type, dina)
    path = files.path_of(kept)
    assert name.split(".")[0].lower() not in str(path.relative_to(files.settings.FILES_ROOT)).lower()
    assert path.stat().st_size == kept.size
    assert files.hashlib.sha256(path.read_bytes()).hexdigest() == kept.sha256


def test_an_empty_file_is_refused(dina):
    assert refusal("foto.jpg", b"", dina).code == "empty"


@pytest.mark.parametrize(("extra", "is_taken"), [(-1, True), (0, True), (1, False)])
def test_the_limit_of_size_is_exact(dina, extra, is_taken):
    content = samples.pdf()
    limit = len(content) - extra
    if is_taken:
        assert stored("surat.pdf", content, dina, max_bytes=limit).size == len(content)
    else:
        assert refusal("surat.pdf", content, dina, max_bytes=limit).code == "too-large"


@pytest.mark.parametrize(
    "name",
    [
        *("gambar.svg", "halaman.html", "halaman.xhtml", "data.xml", "arsip.mht", "film.swf"),
        *("cv.pdf.php", "cv.pHp", "cv.php;.pdf", "cv.pdf.", ".htaccess", "tanpa-akhiran", "cv.exe.pdf"),
    ],
)
def test_a_name_that_a_server_or_browser_might_run_is_refused(dina, name):
    assert refusal(name, samples.pdf(), dina).code == "kind"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        *(("surat.pdf", EXE), ("foto.jpg", SVG), ("foto.jpg", samples.png()), ("gambar.png", samples.pdf())),
        ("surat.pdf", b"<html><body>%PDF-1.7</body></html>"),
    ],
)
def test_content_that_is_not_what_the_name_says_is_refused(dina, name, content):
    assert refusal(name, content, dina).code == "mismatch"


def test_a_kind_that_the_form_does_not_ask_for_is_refused(dina):
    assert refusal("surat.pdf", samples.pdf(), dina, kinds=["jpg", "png"]).code == "kind"


def test_a_heic_photo_is_refused_with_the_way_out(dina):
    refused = refusal("foto.jpg", b"\0\0\0\x18ftypheic" + b"\0" * 100, dina)

    assert refused.code == "heic"
    assert "JPG" in refused.message


def test_place_and_camera_are_gone_from_a_photo(dina):
    original = samples.jpg(gps=True)
    assert Image.open(samples.BytesIO(original)).getexif().get_ifd(0x8825)

    kept = stored("foto.jpg", original, dina)

    with Image.open(files.path_of(kept)) as picture:
        assert dict(picture.getexif()) == {}
        assert "exif" not in picture.info


def test_a_photo_held_sideways_is_turned_upright(dina):
    kept = stored("foto.jpg", samples.jpg((40, 30), turned=True), dina)

    with Image.open(files.path_of(kept)) as picture:
        assert picture.size == (30, 40)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_drawing_is_readable_afterwards(dina, mode):
    kept = stored("gambar.png", samples.png(mode=mode), dina)

    with Image.open(files.path_of(kept)) as picture:
        picture.load()
        assert picture.size == (40, 30)


@pytest.mark.parametrize("cut", [30, 200])
def test_a_photo_that_is_cut_is_refused(dina, cut):
    assert refusal("foto.jpg", samples.jpg((400, 300))[:cut], dina).code == "unreadable"


def test_a_photo_of_too_many_pixels_is_refused_before_it_is_unpacked(dina):
    bomb = samples.png((6000, 5000), mode="1")
    assert len(bomb) < 10_000

    assert refusal("gambar.png", bomb, dina).code == "too-many-pixels"
    assert images.MOST_PIXELS == 25_000_000


def test_a_pdf_that_is_cut_is_refused(dina):
    content = samples.pdf(3)

    assert refusal("surat.pdf", content[: len(content) // 2], dina).code == "unreadable"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"<< /S /JavaScript /JS (app.alert(1)) >>", "active"),
        (b"<< /S /Launch /F (cmd.exe) >>", "active"),
    ],
)
def test_a_pdf_that_would_run_something_is_refused(dina, body, code):
    assert refusal("surat.pdf", samples.with_object(samples.pdf(), body), dina).code == code


def test_a_pdf_of_too_many_pages_is_refused(dina):
    assert stored("surat.pdf", samples.pdf(500), dina).size > 0
    with pytest.raises(ValidationError, match="500 halaman"):
        stored("surat.pdf", samples.pdf(501), dina)


def test_an_encrypted_pdf_is_refused_with_the_way_out(dina):
    refused = refusal("surat.pdf", samples.encrypted_pdf(), dina)

    assert refused.code == "encrypted"
    assert "kata sandi" in refused.message


def test_a_pdf_that_kills_its_reader_is_refused(dina, monkeypatch, tmp_path):
    program = tmp_path / "dies.py"
    program.write_text("import os; os.abort()")
    monkeypatch.setattr(pdfs.pdf_check, "__file__", str(program))

    assert refusal("surat.pdf", samples.pdf(), dina).code == "unreadable"


def test_a_pdf_that_needs_more_memory_than_allowed_is_refused(dina, monkeypatch, tmp_path):
    program = tmp_path / "greedy.py"
    source = files.Path(pdfs.pdf_check.__file__).read_text()
    program.write_text(source.replace("content = Path(path).read_bytes()", "content = bytearray(2**30)"))
    monkeypatch.setattr(pdfs.pdf_check, "__file__", str(program))

    assert refusal("surat.pdf", samples.pdf(), dina).code == "unreadable"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/surat.pdf", "....etcsurat.pdf"),
        ("C:\\dokumen\\surat.pdf", "C:dokumensurat.pdf"),
        (".pdf", "berkas.pdf"),
        ("CON.pdf", "CON.pdf"),
        ("laporan 😀.pdf", "laporan 😀.pdf"),
        ('"><img src=x onerror=alert(1)>.pdf', '"><img src=x onerror=alert(1)>.pdf'),
        ("su\u202erat\0.pdf", "surat.pdf"),
        (f"{'a' * 300}.pdf", f"{'a' * 196}.pdf"),
    ],
)
def test_a_name_is_shown_without_what_could_mislead(name, shown):
    assert uploads.display_name(name) == shown


def test_the_same_name_twice_is_two_files(dina):
    first, second = (stored("surat.pdf", samples.pdf(), dina) for __ in range(2))

    assert first.path != second.path
    assert files.path_of(first).exists()
    assert files.path_of(second).exists()


def test_a_full_disk_is_said_and_leaves_no_row(dina, monkeypatch):
    def no_room(fd):
        raise OSError(files.errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", no_room)

    assert refusal("surat.pdf", samples.pdf(), dina).code == "full"
