"""Background jobs: done once, by whoever holds the lease, for those who still have the right."""

import threading
import time
from datetime import timedelta

import pytest
from celery import Celery, current_app
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.utils import timezone

from core import audit, files, jobs
from core.models import Account, Job, Notification, StoredFile

pytestmark = pytest.mark.django_db
Status = Job.Status


def overdue(job):
    Job.objects.filter(pk=job.pk).update(lease_until=timezone.now() - timedelta(seconds=1))


def test_a_job_makes_its_file_and_tells_its_owner(job, dina):
    jobs.run(job.pk)

    job.refresh_from_db()
    assert (job.status, job.progress, job.attempts) == (Status.DONE, 100, 1)
    assert files.path_of(job.result).read_bytes() == b"%PDF-1.4 hasil"
    assert (job.result.name, job.result.uploaded_by) == ("hasil.pdf", dina)
    assert timedelta(days=6) < job.expires_at - timezone.now() < timedelta(days=8)
    (told,) = dina.notifications.all()
    assert (told.title, told.url) == ("Siap diunduh: Berkas uji", "/unduhan/")


def test_a_job_that_was_delivered_twice_runs_once(job, work):
    jobs.run(job.pk)
    jobs.run(str(job.pk))

    assert work.runs == 1
    assert StoredFile.objects.count() == 1


def test_the_same_job_within_ten_minutes_is_the_same_row(job, dina, joko, work):
    assert jobs.start("uji", {"bulan": "2026-03"}, by=dina) == job
    assert jobs.start("uji", {"bulan": "2026-04"}, by=dina) != job
    assert jobs.start("uji", {"bulan": "2026-03"}, by=joko) != job

    Job.objects.filter(pk=job.pk).update(created_at=timezone.now() - timedelta(minutes=11))
    assert jobs.start("uji", {"bulan": "2026-03"}, by=dina) != job


def test_a_failed_job_may_be_asked_for_again_at_once(job, work):
    Job.objects.filter(pk=job.pk).update(status=Status.FAILED)

    assert jobs.restart(job) != job


def test_a_job_that_one_may_not_have_is_not_started(dina, work):
    work.is_allowed = False

    with pytest.raises(ValidationError, match="tidak berhak"):
        jobs.start("uji", {}, by=dina)
    with pytest.raises(PermissionDenied):
        jobs.make("uji", {}, by=dina)
    assert (Job.objects.count(), work.runs) == (0, 0)


def test_rights_are_asked_again_when_it_runs(job, work):
    work.is_allowed = False
    jobs.run(job.pk)

    job.refresh_from_db()
    assert (job.status, work.runs) == (Status.FAILED, 0)
    assert "Hak akses Anda berubah" in job.error


def test_a_closed_account_gets_no_file(job, dina, work):
    with audit.acting("test.close", by=None):
        Account.objects.filter(pk=dina.pk).update(is_active=False)
    jobs.run(job.pk)

    assert work.runs == 0


def test_too_many_unfinished_jobs_are_refused(dina, work):
    for number in range(jobs.MOST_UNFINISHED):
        jobs.start("uji", {"n": number}, by=dina)

    with pytest.raises(ValidationError, match="Terlalu banyak"):
        jobs.start("uji", {"n": "lagi"}, by=dina)


def test_progress_is_shown_and_keeps_the_lease(job, work):
    seen = []

    def during(running):
        overdue(running)
        running.lease_until = timezone.now()
        jobs.progress(running, 40)
        seen.append(Job.objects.get(pk=running.pk))

    work.during = during
    jobs.run(job.pk)

    assert (seen[0].progress, seen[0].status) == (40, Status.RUNNING)
    assert seen[0].lease_until > timezone.now() + timedelta(seconds=50)


def test_a_refusal_inside_ends_the_job_with_its_sentence(job, work):
    def refuse(running):
        raise ValidationError("Bulan itu belum ditutup.")

    work.during = refuse
    jobs.run(job.pk)

    job.refresh_from_db()
    assert (job.status, job.error) == (Status.FAILED, "Bulan itu belum ditutup.")
    assert Notification.objects.get().title == "Tidak berhasil dibuat: Berkas uji"


def test_a_crash_is_tried_three_times_and_then_a_dead_letter(job, work):
    def crash(running):
        raise RuntimeError("rahasia 19900101")

    work.during = crash
    for attempt in range(1, 4):
        jobs.run(job.pk)
        job.refresh_from_db()
        assert job.attempts == attempt
        overdue(job)
        jobs.sweep(timezone.now())

    jobs.run(job.pk)
    job.refresh_from_db()
    assert (job.status, work.runs) == (Status.FAILED, 3)
    assert "rahasia" not in job.error


def test_a_job_whose_worker_died_is_taken_up_when_its_lease_is_over(job, work):
    Job.objects.filter(pk=job.pk).update(status=Status.RUNNING, attempts=1)
    jobs.run(job.pk)
    assert work.runs == 0

    overdue(job)
    assert jobs.sweep(timezone.now()) == 1
    jobs.run(job.pk)

    job.refresh_from_db()
    assert (job.status, job.attempts, work.runs) == (Status.DONE, 2, 1)


def test_a_job_that_always_kills_its_worker_is_given_up(job, work):
    for __ in range(Job.MAX_ATTEMPTS):
        assert jobs._take(job.pk)
        overdue(job)
    jobs.sweep(timezone.now())
    jobs.sweep(timezone.now())

    job.refresh_from_db()
    assert job.status == Status.FAILED
    assert Notification.objects.count() == 1


@pytest.mark.parametrize("when", ["progress", "finish"])
def test_a_worker_that_lost_its_lease_is_fenced_off(job, work, when):
    def another_takes_over(running):
        if work.runs == 1:
            overdue(running)
            jobs.run(running.pk)
            if when == "progress":
                jobs.progress(running, 90)

    work.during = another_takes_over
    jobs.run(job.pk)

    job.refresh_from_db()
    assert (job.status, job.attempts, work.runs) == (Status.DONE, 2, 2)
    assert StoredFile.objects.count() == 1
    assert Notification.objects.count() == 1


def test_nothing_is_left_in_the_making(job, work, own_files):
    jobs.run(job.pk)

    assert list((own_files / "tmp").iterdir()) == []


def test_the_message_goes_out_after_the_commit(dina, work, django_capture_on_commit_callbacks, monkeypatch):
    sent = []
    monkeypatch.setattr(current_app._get_current_object(), "send_task", lambda *sending: sent.append(sending))

    with django_capture_on_commit_callbacks() as later:
        job = jobs.start("uji", {}, by=dina)
    assert sent == []

    later[0]()
    assert sent == [("core.tasks.run_job", [str(job.pk)])]


def test_with_the_broker_away_the_job_waits(dina, work, monkeypatch, django_capture_on_commit_callbacks):
    away = Celery(broker="redis://127.0.0.1:1/0", set_as_current=False)
    away.conf.task_publish_retry = current_app.conf.task_publish_retry
    away.conf.broker_transport_options = current_app.conf.broker_transport_options
    monkeypatch.setattr(jobs, "current_app", away)
    began = time.monotonic()

    with django_capture_on_commit_callbacks(execute=True):
        job = jobs.start("uji", {}, by=dina)

    assert time.monotonic() - began < 3
    overdue(job)
    assert jobs.sweep(timezone.now()) == 1
    assert Job.objects.get(pk=job.pk).status == Status.QUEUED


def test_ready_files_go_after_a_week(job, own_files, django_capture_on_commit_callbacks):
    jobs.run(job.pk)
    job.refresh_from_db()
    path = files.path_of(job.result)

    jobs.expire(timezone.now() + timedelta(days=6))
    assert path.exists()
    with django_capture_on_commit_callbacks(execute=True):
        assert jobs.expire(timezone.now() + timedelta(days=8)) == 1

    job.refresh_from_db()
    assert (job.status, job.result, path.exists()) == (Status.EXPIRED, None, False)


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_run_it_once(job, work):
    barrier = threading.Barrier(2)
    work.during = lambda running: None

    def run():
        barrier.wait(timeout=20)
        jobs.run(job.pk)
        connection.close()

    threads = [threading.Thread(target=run) for __ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)

    assert work.runs == 1


@pytest.mark.django_db(transaction=True)
def test_a_double_click_starts_one_job(dina, work):
    barrier, started = threading.Barrier(5), set()

    def click():
        barrier.wait(timeout=20)
        started.add(jobs.start("uji", {"bulan": "2026-03"}, by=dina).pk)
        connection.close()

    threads = [threading.Thread(target=click) for __ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)

    assert started == {Job.objects.get().pk}
