"""What happens when worker or broker die in the middle: with real processes, killed for real (F04, F12)."""

from __future__ import annotations

import time
from collections import Counter
from datetime import timedelta

import pytest
from celery import Celery
from django.conf import settings as portal
from django.utils import timezone
from kombu.exceptions import OperationalError
from redis import Redis

from asn_portal.local.processes import wait_until
from core import audit, jobs
from core.models import Account, Heartbeat, Job, Notification, OutgoingMail, ScheduledRun
from core.tests import smtp

pytestmark = [pytest.mark.full, pytest.mark.django_db(transaction=True)]
PEOPLE = 1000


@pytest.fixture
def send(broker, settings, monkeypatch):
    """Send a task as the scheduler and the pages do."""
    sender = Celery(broker=settings.REDIS_URL, set_as_current=False)
    sender.conf.task_publish_retry = portal.CELERY_TASK_PUBLISH_RETRY
    sender.conf.broker_transport_options = portal.CELERY_BROKER_TRANSPORT_OPTIONS
    monkeypatch.setattr(jobs, "current_app", sender)
    yield lambda name: sender.send_task(f"core.tasks.{name}")
    sender.close()


@pytest.fixture
def thousand_people(db):
    with audit.acting("test.setup", by=None):
        Account.objects.bulk_create(
            Account(login=f"orang{n:04}", name=f"Orang {n}", email=f"orang{n:04}@uji.example", password="!")
            for n in range(PEOPLE)
        )


def soon(is_done, seconds=60):
    assert wait_until(is_done, seconds)


def test_a_worker_killed_half_way_through_a_thousand_reminders_tells_each_person_once(
    thousand_people, start_worker, send, tmp_path
):
    gate = tmp_path / "go-on"
    worker = start_worker("asn_portal.tests.reminding", GO_ON=str(gate))
    send("send_reminders")
    soon(lambda: Notification.objects.count() == PEOPLE // 2)
    worker.kill()
    assert ScheduledRun.objects.get().status == ScheduledRun.Status.RUNNING

    gate.touch()
    ScheduledRun.objects.update(lease_until=timezone.now())
    start_worker("asn_portal.tests.reminding", GO_ON=str(gate))
    send("send_reminders")
    soon(lambda: not ScheduledRun.objects.exclude(status=ScheduledRun.Status.DONE).exists())

    told = Counter(Notification.objects.values_list("recipient__login", flat=True))
    assert (len(told), set(told.values())) == (PEOPLE, {1})


def test_a_worker_killed_in_the_middle_of_a_thousand_mails_sends_the_rest(
    thousand_people, start_worker, send, settings
):
    with smtp.running() as server:
        settings.MAIL_ENABLED = True
        OutgoingMail.objects.bulk_create(
            OutgoingMail(key=f"uji:{n}", address=f"orang{n:04}@uji.example", subject="Uji", body="Isi")
            for n in range(PEOPLE)
        )
        mailer = {"EMAIL_URL": f"smtp://127.0.0.1:{server.port}"}
        worker = start_worker(**mailer)
        send("relay_mail")
        soon(lambda: len(server.taken) > PEOPLE // 3)
        worker.kill()
        unsent = OutgoingMail.objects.filter(status=OutgoingMail.Status.WAITING)
        assert 0 < unsent.count() < PEOPLE

        unsent.update(lease_until=None)
        start_worker(**mailer)
        send("relay_mail")
        soon(lambda: not unsent.exists())

    sent = Counter(
        next(line for line in mail.splitlines() if line.startswith("Message-ID")) for mail in server.taken
    )
    assert len(sent) == PEOPLE
    # The one that was on its way when the worker died may come twice, under the same Message-ID.
    assert sum(sent.values()) <= PEOPLE + 1


def test_pages_and_submits_go_on_without_the_broker_and_the_worker_resumes_unaided(
    ratna, as_, broker, start_worker, send, settings
):
    start_worker()
    send("beat")
    soon(lambda: Heartbeat.objects.filter(name="worker").exists())
    # A worker in the middle of an acknowledgement may die with the broker; the supervisor starts another.
    soon(lambda: not Redis.from_url(settings.REDIS_URL).hlen("unacked"))

    broker.kill()
    browser, began = as_(ratna), time.monotonic()
    for path in ("/beranda/", "/pegawai/", "/unduhan/", "/notifikasi/", "/cari/?q=sari"):
        assert browser.get(path).status_code == 200, path
    job = jobs.start("employee-list", {"query": ""}, by=ratna)
    assert browser.get("/readyz").json()["checks"]["broker"] == "failing"
    assert time.monotonic() - began < 10
    assert Job.objects.get(pk=job.pk).status == Job.Status.QUEUED

    broker.start()
    back_at = timezone.now()
    soon(lambda: _beats_again(send, back_at))
    Job.objects.filter(pk=job.pk).update(lease_until=timezone.now() - timedelta(seconds=1))
    send("look_after_jobs")
    soon(lambda: Job.objects.get(pk=job.pk).status == Job.Status.DONE)


def _beats_again(send, since) -> bool:
    try:
        send("beat")
    except OperationalError:
        return False
    return Heartbeat.objects.filter(name="worker", at__gt=since).exists()
