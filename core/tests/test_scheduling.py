"""Scheduled work: one run for each period, whoever ticks; what was missed is done or written down."""

import threading
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from core import audit, scheduling
from core.models import Parameter, ScheduledRun

Status = ScheduledRun.Status
HOUR = timedelta(hours=1)


@pytest.fixture
def routine(monkeypatch):
    """An hourly routine that writes down its periods; `routine.catch_up(…)` changes its patience."""
    monkeypatch.setattr(scheduling, "_routines", {})
    runs = []

    class Hourly:
        periods = runs
        work = staticmethod(lambda start: runs.append(start.strftime("%d %H:%M")))

        def catch_up(self, patience):
            scheduling.job("uji", every=HOUR, catch_up=patience)(lambda start: self.work(start))

    hourly = Hourly()
    hourly.catch_up(timedelta(0))
    return hourly


def rows():
    return [(run.period[11:16], run.status) for run in ScheduledRun.objects.order_by("period")]


@pytest.mark.django_db
def test_a_period_is_run_once_however_often_it_ticks(routine, set_clock):
    for moment in ("2026-03-04 09:05+07:00", "2026-03-04 09:59+07:00", "2026-03-04 10:00+07:00"):
        set_clock(moment)
        scheduling.run_once("uji")
        scheduling.run_once("uji")

    assert routine.periods == ["04 09:00", "04 10:00"]
    assert rows() == [("09:00", Status.DONE), ("10:00", Status.DONE)]


@pytest.mark.django_db(transaction=True)
def test_two_schedulers_make_one_run(routine):
    barrier = threading.Barrier(6)

    def tick():
        barrier.wait(timeout=20)
        for __ in range(5):
            scheduling.run_once("uji")
        connection.close()

    threads = [threading.Thread(target=tick) for __ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)

    assert routine.periods == ["04 09:00"]
    assert ScheduledRun.objects.count() == 1


@pytest.mark.django_db
def test_after_downtime_what_is_too_late_is_written_down_as_missed(routine, set_clock):
    scheduling.run_once("uji")
    set_clock("2026-03-04 15:10+07:00")
    scheduling.run_once("uji")

    assert routine.periods == ["04 09:00", "04 15:00"]
    assert [hour for hour, status in rows() if status == Status.MISSED] == [f"{h}:00" for h in range(10, 15)]


@pytest.mark.django_db
def test_after_downtime_what_is_still_worth_it_is_done_in_order(routine, set_clock):
    routine.catch_up(2 * HOUR)
    scheduling.run_once("uji")
    set_clock("2026-03-04 15:10+07:00")
    scheduling.run_once("uji")

    assert routine.periods == ["04 09:00", "04 13:00", "04 14:00", "04 15:00"]
    assert [hour for hour, status in rows() if status == Status.MISSED] == ["10:00", "11:00", "12:00"]


@pytest.mark.django_db
def test_a_run_that_was_cut_off_is_taken_up_when_its_lease_is_over(routine):
    start = scheduling._routines["uji"].period_at(datetime.fromisoformat("2026-03-04 09:00+07:00"))
    cut = ScheduledRun.objects.create(
        job="uji", period=start.isoformat(), lease_until=timezone.now() + scheduling.LEASE
    )

    assert scheduling.run_once("uji") == 0
    ScheduledRun.objects.filter(pk=cut.pk).update(lease_until=timezone.now() - timedelta(seconds=1))
    assert scheduling.run_once("uji") == 1
    assert rows() == [("09:00", Status.DONE)]


@pytest.mark.django_db
def test_a_run_that_fails_is_tried_again_and_missed_in_the_end(routine, set_clock):
    def fails(start):
        raise RuntimeError

    routine.work = fails
    with pytest.raises(RuntimeError):
        scheduling.run_once("uji")
    run = ScheduledRun.objects.get()
    assert (run.status, run.note) == (Status.RUNNING, "RuntimeError")

    assert scheduling.run_once("uji") == 0
    ScheduledRun.objects.update(lease_until=timezone.now())
    set_clock("2026-03-04 10:30+07:00")
    routine.work = lambda start: None
    scheduling.run_once("uji")
    assert rows() == [("09:00", Status.MISSED), ("10:00", Status.DONE)]


@pytest.mark.django_db
def test_it_acts_as_the_system_account(routine):
    def writes(start):
        Parameter.objects.create(key="uji", value=1, valid_from="2026-01-01", legal_basis="uji")

    routine.work = writes
    scheduling.run_once("uji")

    entry = audit.trail(Parameter.objects.get(key="uji"))[0]
    assert (entry.actor_name, entry.action) == ("Sistem", "schedule.uji")


@pytest.mark.parametrize(
    ("every", "at", "start"),
    [
        (timedelta(minutes=15), "2026-03-04 09:14:59+07:00", "2026-03-04T09:00:00+07:00"),
        (timedelta(days=1), "2026-03-04 23:59+07:00", "2026-03-04T00:00:00+07:00"),
        (timedelta(days=1), "2026-03-04 17:30+00:00", "2026-03-05T00:00:00+07:00"),
    ],
)
def test_periods_are_counted_from_midnight_in_jakarta(every, at, start):
    routine = scheduling.Routine("uji", every, timedelta(0), print)

    assert routine.period_at(datetime.fromisoformat(at)).isoformat() == start
