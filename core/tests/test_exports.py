"""Excel of a list: at once when short, as a job when long, refused when endless; the same book either way."""

import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.core.exceptions import PermissionDenied
from django.test import RequestFactory
from openpyxl import load_workbook

from core import excel, exports, files, jobs
from core.models import AccessLog, Job

pytestmark = pytest.mark.django_db


@pytest.fixture
def allowed(monkeypatch):
    """A kind of export, and whether it is allowed."""
    monkeypatch.setattr(jobs, "_kinds", dict(jobs._kinds))
    answer = {"is_allowed": True}

    @exports.kind("uji-daftar", label="Daftar uji", authorise=lambda job: answer["is_allowed"])
    def book(job):
        sheet = excel.Sheet("Data", [excel.Column("Nama")], [(job.parameters["nama"],), (job.owner.name,)])
        return exports.Book("daftar-uji", "Daftar uji", "Semua", [sheet])

    return answer


@pytest.fixture
def request_by():
    def make(account):
        request = RequestFactory().post("/daftar/unduh/")
        request.user, request.session = account, {}
        request._messages = FallbackStorage(request)
        return request

    return make


def ask(request, rows):
    return exports.answer(request, "uji-daftar", {"nama": "=Sari"}, rows=rows)


def names(path_or_file):
    return [row[0].value for row in load_workbook(path_or_file)["Data"].iter_rows(min_row=6)]


def test_a_short_list_is_the_file_itself_and_on_record(allowed, dina, request_by, tmp_path, own_files):
    answer = ask(request_by(dina), exports.AT_ONCE_ROWS)
    path = tmp_path / "buku.xlsx"
    path.write_bytes(answer.getvalue())

    assert answer["Content-Disposition"] == 'attachment; filename="daftar-uji.xlsx"'
    assert answer["Content-Type"] == files.EXCEL
    assert names(path) == ["=Sari", "Dina"]
    assert AccessLog.objects.get().what == "uji-daftar.download"
    assert Job.objects.count() == 0
    assert list((own_files / "tmp").iterdir()) == []


def test_a_long_list_is_a_job_with_the_same_book(allowed, dina, request_by):
    request = request_by(dina)
    answer = ask(request, exports.AT_ONCE_ROWS + 1)

    job = Job.objects.get()
    assert answer["Location"] == "/unduhan/"
    assert "Sedang disiapkan" in str(next(iter(get_messages(request))))
    assert (job.title, job.owner) == ("Daftar uji", dina)
    jobs.run(job.pk)
    job.refresh_from_db()
    assert job.result.name == "daftar-uji.xlsx"
    assert names(files.path_of(job.result)) == ["=Sari", "Dina"]


def test_an_endless_list_is_refused_with_what_to_do(allowed, dina, request_by):
    request = request_by(dina)
    ask(request, exports.MOST_ROWS + 1)

    assert "Persempit filter" in str(next(iter(get_messages(request))))
    assert Job.objects.count() == 0


@pytest.mark.parametrize("rows", [1, exports.AT_ONCE_ROWS + 1])
def test_what_one_may_not_have_is_not_made(allowed, dina, request_by, rows):
    allowed["is_allowed"] = False
    request = request_by(dina)

    if rows == 1:
        with pytest.raises(PermissionDenied):
            ask(request, rows)
    else:
        ask(request, rows)
        assert "tidak berhak" in str(next(iter(get_messages(request))))
    assert (Job.objects.count(), AccessLog.objects.count()) == (0, 0)
