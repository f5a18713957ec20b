"""Reminders of all apps and the daily sweep: run twice, cut off, run again."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_celery_beat.models import PeriodicTask

from core import jobs, reminders, routines, scheduling, tasks
from core.models import Notification, ScheduledRun
from core.providers import Providers
from core.reminders import Reminder

pytestmark = pytest.mark.django_db


@pytest.fixture
def due(monkeypatch, dina):
    """1,000 reminders for one person; `due["until"]` cuts the app off after so many."""
    cut = {"until": None}

    def provider(now):
        for number in range(1000):
            if number == cut["until"]:
                raise MemoryError
            yield Reminder(dina.pk, "uji", str(number), "2026-03-04", "Isi laporan", "", "/laporan/")

    providers = Providers()
    providers.register(provider)
    monkeypatch.setattr(reminders, "providers", providers)
    return cut


def test_a_thousand_reminders_are_sent_once_each_also_after_a_break_half_way(due, monkeypatch):
    monkeypatch.setattr(routines.notifications, "CHUNK", 200)
    due["until"] = 500
    with pytest.raises(MemoryError):
        tasks.send_reminders()
    assert Notification.objects.count() == 400

    due["until"] = None
    ScheduledRun.objects.update(lease_until=timezone.now())
    tasks.send_reminders()
    tasks.send_reminders()

    assert Notification.objects.count() == 1000
    assert ScheduledRun.objects.get().status == ScheduledRun.Status.DONE


def test_the_next_period_offers_the_same_reminders_again_and_tells_nobody_twice(due, set_clock):
    tasks.send_reminders()
    set_clock("2026-03-04 09:20+07:00")
    tasks.send_reminders()

    assert Notification.objects.count() == 1000
    assert ScheduledRun.objects.count() == 2


def test_every_task_does_the_same_when_it_comes_twice(dina, due):
    job = jobs.Job.objects.create(kind="tidak-ada-lagi", title="Uji", owner=dina)
    calls = [
        *(tasks.beat, tasks.look_after_jobs, tasks.relay_mail, tasks.send_reminders, tasks.sweep),
        *(tasks.scan_waiting_files, lambda: tasks.run_job(str(job.pk))),
    ]
    for call in calls:
        call()
    first = state()
    for call in calls[:-1]:
        call()

    assert state() == first


def state():
    return (
        Notification.objects.count(),
        list(ScheduledRun.objects.order_by("job").values_list("job", "period", "status")),
        list(jobs.Job.objects.values_list("kind", "status")),
    )


def test_every_schedule_names_a_task_that_exists():
    names = set(PeriodicTask.objects.values_list("task", flat=True)) - {"celery.backend_cleanup"}

    assert {f"core.tasks.{name}" for name in ("beat", "look_after_jobs", "send_reminders", "sweep")} <= names
    assert {name for name in names if name.startswith("core.")} <= set(tasks.beat.app.tasks)


def test_a_tick_that_came_too_late_is_dropped():
    for task in (tasks.beat, tasks.look_after_jobs, tasks.relay_mail, tasks.send_reminders):
        assert task.expires == 60


def test_the_daily_sweep_looks_after_a_day_that_was_slept_through(monkeypatch, set_clock):
    tasks.sweep()
    set_clock("2026-03-06 02:30+07:00")
    tasks.sweep()

    done = ScheduledRun.objects.filter(job=routines.SWEEP, status=ScheduledRun.Status.DONE)
    assert [run.period[:10] for run in done.order_by("period")] == ["2026-03-04", "2026-03-05", "2026-03-06"]
    assert scheduling.sweep(timezone.now() + timedelta(days=91)) == 3
