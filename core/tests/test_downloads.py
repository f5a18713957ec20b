"""Unduhan saya: own jobs, their files for those who still have the right, every download on record."""

import pytest

from core import jobs
from core.models import AccessLog, Job

pytestmark = pytest.mark.django_db
Status = Job.Status


def test_the_page_shows_own_jobs_and_offers_what_fits_each(client, dina, joko, job, work):
    jobs.start("uji", {"milik": "joko"}, by=joko, title="Milik Joko")
    jobs.run(job.pk)
    client.force_login(dina)

    page = client.get("/unduhan/").content.decode()

    assert "Berkas uji" in page
    assert "Milik Joko" not in page
    assert f"/unduhan/{job.pk}/berkas/" in page
    assert "Siap diunduh" in page


def test_a_row_renews_itself_until_the_job_is_finished(client, dina, job, work):
    client.force_login(dina)
    waiting = client.get(f"/unduhan/{job.pk}/")
    jobs.run(job.pk)
    ready = client.get(f"/unduhan/{job.pk}/")

    assert (waiting.status_code, ready.status_code) == (200, 286)
    assert "every 2s" in waiting.content.decode()
    assert "every 2s" not in ready.content.decode()


def test_a_download_is_on_record(client, dina, job, work):
    jobs.run(job.pk)
    client.force_login(dina)

    answer = client.get(f"/unduhan/{job.pk}/berkas/")

    assert answer.getvalue() == b"%PDF-1.4 hasil"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["Cache-Control"] == "no-store, private"
    (entry,) = AccessLog.objects.all()
    assert (entry.account, entry.what, entry.subject) == (dina, "uji.download", str(job.pk))


@pytest.mark.parametrize("asked", ["bytes=0-0", "bytes=-1", "bytes=9-1", "bytes=" + "0-0," * 1000])
def test_parts_of_a_file_are_not_given_so_nothing_is_multiplied(client, dina, job, work, asked):
    jobs.run(job.pk)
    client.force_login(dina)

    answer = client.get(f"/unduhan/{job.pk}/berkas/", headers={"range": asked})

    assert (answer.status_code, answer.getvalue()) == (200, b"%PDF-1.4 hasil")


@pytest.mark.parametrize(
    "path", ["../../etc/passwd", "..%2f..%2fetc%2fpasswd", "%2e%2e/", "1", "0", "-1", "null"]
)
def test_a_download_path_leads_to_jobs_only(client, dina, path):
    client.force_login(dina)

    assert client.get(f"/unduhan/{path}/berkas/").status_code == 404


@pytest.mark.parametrize("path", ["", "berkas/", "ulang/"])
def test_another_one_s_job_is_not_found(client, joko, job, work, path):
    jobs.run(job.pk)
    client.force_login(joko)
    send = client.post if path == "ulang/" else client.get

    assert send(f"/unduhan/{job.pk}/{path}").status_code == 404
    assert AccessLog.objects.count() == 0


def test_rights_are_asked_again_at_the_download(client, dina, job, work):
    jobs.run(job.pk)
    work.is_allowed = False
    client.force_login(dina)

    assert client.get(f"/unduhan/{job.pk}/berkas/").status_code == 404


def test_a_job_that_is_not_ready_has_no_file(client, dina, job):
    client.force_login(dina)

    assert client.get(f"/unduhan/{job.pk}/berkas/").status_code == 404


def test_try_again_asks_for_the_same_once_more(client, dina, job, work):
    Job.objects.filter(pk=job.pk).update(status=Status.FAILED)
    client.force_login(dina)

    assert client.post(f"/unduhan/{job.pk}/ulang/")["Location"] == "/unduhan/"
    again = Job.objects.exclude(pk=job.pk).get()
    assert (again.parameters, again.title) == (job.parameters, job.title)


@pytest.mark.parametrize("rows", [1, 20])
def test_the_page_s_queries_do_not_grow_with_its_rows(client, dina, rows, django_assert_max_num_queries):
    Job.objects.bulk_create(Job(kind="uji", title=f"{n}", owner=dina) for n in range(rows))
    client.force_login(dina)

    with django_assert_max_num_queries(9):
        assert client.get("/unduhan/").status_code == 200
