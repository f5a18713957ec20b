"""Evidence: what is taken, what is refused, and where it can be read."""

import io
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from core import audit
from core.models import StoredFile
from performance.models import ActivityReport, ReportEvidence
from performance.tests.factories import make_evidence, make_report, make_rhk, photo, typed

Status = ActivityReport.Status
NEW = "/laporan/baru/"
LIMIT = 5 * 1024 * 1024


@pytest.fixture
def rhk(sari):
    return make_rhk(sari.employee)


@pytest.fixture
def browser(as_, sari):
    return as_(sari)


@pytest.fixture
def draft(sari, rhk):
    return make_report(sari, rhk=rhk, status=Status.DRAFT)


def add(browser, report, *uploads, **headers):
    return browser.post(
        f"/laporan/{report.pk}/bukti/", {"attachments": uploads}, follow=True, headers=headers
    )


def padded_png(size):
    """A PNG of exactly this many bytes; what follows its end is ignored by readers."""
    content = photo("x.png", kind="PNG").read()
    return SimpleUploadedFile("x.png", content + b"\0" * (size - len(content)))


def pdf(name="nota.pdf"):
    buffer = io.BytesIO()
    Image.new("RGB", (20, 20)).save(buffer, "PDF")
    return SimpleUploadedFile(name, buffer.getvalue())


def test_a_file_comes_with_the_form(browser, rhk):
    browser.post(NEW, typed(rhk, attachments=[photo(), pdf("NOTA.PDF")]))

    evidence = ReportEvidence.objects.order_by("number")
    assert [one.file.name for one in evidence] == ["rapat.jpg", "NOTA.PDF"]
    assert all(one.file.attached_at for one in evidence)
    assert audit.trail(evidence[0])[0].action == "performance.reportevidence.attach"


def test_a_file_uploaded_before_is_attached_by_its_key(browser, rhk):
    answer = browser.post("/laporan/bukti/", {"file": photo()})
    assert answer.status_code == 201
    browser.post(NEW, typed(rhk, evidence=[answer.json()["id"]]))
    assert ReportEvidence.objects.get().file_id == uuid.UUID(answer.json()["id"])


def test_a_good_file_need_not_be_chosen_again_when_a_field_is_wrong(browser, rhk):
    page = browser.post(NEW, typed(rhk, summary="", attachments=[photo()]))
    stored = StoredFile.objects.get()

    assert page.status_code == 422
    assert f'name="evidence" value="{stored.pk}"' in page.content.decode()
    browser.post(NEW, typed(rhk, evidence=[str(stored.pk)]))
    assert ReportEvidence.objects.get().file == stored


def test_somebody_else_s_file_cannot_be_attached(browser, as_, tono, rhk):
    key = as_(tono).post("/laporan/bukti/", {"file": photo()}).json()["id"]
    browser.post(NEW, typed(rhk, evidence=[key]))

    assert ActivityReport.objects.get().evidence.count() == 0


def test_a_file_is_attached_once(browser, rhk):
    key = browser.post("/laporan/bukti/", {"file": photo()}).json()["id"]
    for _number in range(2):
        browser.post(NEW, typed(rhk, evidence=[key]))
    assert ActivityReport.objects.count() == 2
    assert ReportEvidence.objects.count() == 1


@pytest.mark.parametrize(
    ("upload", "sentence"),
    [
        (lambda: SimpleUploadedFile("kosong.pdf", b""), "kosong"),
        (lambda: SimpleUploadedFile("program.pdf", b"MZ\x90\x00" * 30), "tidak sesuai"),
        (lambda: SimpleUploadedFile("a.heic", b"\0\0\0\x18ftypheic" + b"\0" * 30), "HEIC"),
        (lambda: SimpleUploadedFile("a.xlsm", b"PK\x03\x04" + b"\0" * 30), "tidak diterima"),
        (lambda: SimpleUploadedFile("rusak.pdf", b"%PDF-1.7\nterpotong"), "PDF"),
        (lambda: padded_png(LIMIT + 1), "lebih besar dari 5"),
    ],
)
def test_a_wrong_file_is_refused_with_a_reason(browser, draft, upload, sentence):
    page = add(browser, draft, upload()).content.decode()
    assert sentence in page
    assert not ReportEvidence.objects.exists()


@pytest.mark.parametrize("size", [LIMIT - 1, LIMIT])
def test_up_to_the_limit_a_file_is_taken(browser, draft, size):
    add(browser, draft, padded_png(size))
    assert draft.evidence.count() == 1


def test_a_photo_loses_where_it_was_taken(browser, draft):
    buffer, exif = io.BytesIO(), Image.Exif()
    exif[0x8825] = {1: "S", 2: (6.0, 10.0, 30.0)}
    Image.new("RGB", (30, 30)).save(buffer, "JPEG", exif=exif)
    add(browser, draft, SimpleUploadedFile("lokasi.jpg", buffer.getvalue()))

    content = b"".join(browser.get(f"/laporan/{draft.pk}/bukti/1/").streaming_content)
    assert not Image.open(io.BytesIO(content)).getexif()


def test_three_files_at_most(browser, draft):
    page = add(browser, draft, *[photo(f"{n}.jpg") for n in range(4)]).content.decode()
    assert "paling banyak 3 berkas" in page
    assert not ReportEvidence.objects.exists()


def test_the_same_name_twice_keeps_both(browser, draft):
    add(browser, draft, photo(), photo())
    assert [one.file.name for one in draft.evidence.all()] == ["rapat.jpg"] * 2


@pytest.mark.parametrize(
    "name", ["n" * 251 + ".jpg", "rapat 👩‍🌾.jpg", "CON.jpg", '"><img src=x onerror=alert(1)>.jpg']
)
def test_any_name_is_shown_escaped_and_stored_under_another(browser, draft, name):
    page = add(browser, draft, photo(name)).content.decode()
    stored = draft.evidence.get().file

    assert "<img src=x" not in page
    assert name[:20] not in stored.path
    header = browser.get(f"/laporan/{draft.pk}/bukti/1/")["Content-Disposition"]
    assert header.startswith("attachment")
    assert "\n" not in header


def test_a_photo_may_be_shown_a_pdf_is_only_saved(browser, draft):
    add(browser, draft, photo(), pdf())
    shown, saved = (browser.get(f"/laporan/{draft.pk}/bukti/{n}/?lihat") for n in (1, 2))
    assert shown["Content-Disposition"].startswith("inline")
    assert saved["Content-Disposition"].startswith("attachment")
    assert "sandbox" in saved["Content-Security-Policy"]


def test_it_may_be_added_until_the_report_is_approved(browser, sari, budi, rhk):
    submitted = make_report(sari, rhk=rhk)
    add(browser, submitted, photo())
    assert submitted.evidence.count() == 1

    approved = make_report(
        sari, rhk=rhk, status=Status.APPROVED, decided_by=budi, decided_at=submitted.submitted_at
    )
    assert "sudah disetujui" in add(browser, approved, photo()).content.decode()
    assert approved.evidence.count() == 0


def test_the_phone_gets_an_answer_that_it_understands(browser, draft):
    assert add(browser, draft, photo(), accept="application/json").status_code == 201
    refused = add(browser, draft, SimpleUploadedFile("a.exe", b"MZ"), accept="application/json")
    assert refused.status_code == 422
    assert "tidak diterima" in refused.json()["error"]


def test_it_is_removed_before_the_report_is_handed_in(browser, sari, rhk, draft):
    evidence = make_evidence(draft)
    browser.post(f"/laporan/{draft.pk}/bukti/1/hapus/")
    assert not ReportEvidence.objects.exists()
    assert not StoredFile.objects.filter(pk=evidence.file_id).exists()

    submitted = make_report(sari, rhk=rhk)
    make_evidence(submitted)
    page = browser.post(f"/laporan/{submitted.pk}/bukti/1/hapus/", follow=True).content.decode()
    assert "sebelum laporan diajukan" in page
    assert submitted.evidence.count() == 1


def test_a_deleted_draft_takes_its_files_along(browser, draft):
    make_evidence(draft)
    browser.post(f"/laporan/{draft.pk}/hapus/")
    assert not StoredFile.objects.exists()


def test_an_upload_without_a_file_is_refused(browser):
    assert browser.post("/laporan/bukti/", {}).status_code == 400
    assert browser.post("/laporan/bukti/", {"file": SimpleUploadedFile("a.txt", b"x")}).status_code == 422
