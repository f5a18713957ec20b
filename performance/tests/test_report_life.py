"""The life of a report by random steps: whatever is tried, status, rights and record stay right."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from core import audit
from performance.actions import activity_reports, report_decisions
from performance.models import ActivityReport
from performance.tests.factories import content, make_report, make_rhk

Status = ActivityReport.Status
START = datetime(2026, 3, 4, 2, tzinfo=UTC)
LONGEST = timedelta(minutes=15)


class Life(RuleBasedStateMachine):
    """A model beside the real report: it says what must be allowed."""

    cast = report = rhk = set_clock = None  # set by the test in a class of its own

    def __init__(self):
        super().__init__()
        self.now = START
        self.tell_time()
        ActivityReport.objects.filter(pk=self.report.pk).update(
            status=Status.DRAFT, submitted_at=None, **ActivityReport.UNDECIDED
        )
        self.status, self.submitted, self.decided = Status.DRAFT, None, None
        self.events = self.count_events()

    def tell_time(self):
        self.set_clock(self.now.isoformat())

    def count_events(self):
        return audit.event_model(ActivityReport).objects.filter(pgh_obj_id=self.report.pk).count()

    def attempt(self, act, allowed, to, **changed):
        self.report.refresh_from_db()
        if not allowed:
            with pytest.raises(ValidationError):
                act()
            return
        act()
        self.status = to
        for name, value in changed.items():
            setattr(self, name, value)
        assert self.count_events() > self.events
        self.events = self.count_events()

    @rule(minutes=st.integers(1, 20))
    def time_passes(self, minutes):
        self.now += timedelta(minutes=minutes)
        self.tell_time()

    @rule()
    def submit(self):
        allowed = self.status in {Status.DRAFT, Status.RETURNED}
        self.attempt(
            lambda: activity_reports.submit(self.report, by=self.cast.sari),
            allowed,
            Status.SUBMITTED,
            submitted=self.now,
            decided=None,
        )

    @rule()
    def withdraw(self):
        allowed = self.status == Status.SUBMITTED and self.now - self.submitted <= LONGEST
        self.attempt(lambda: activity_reports.withdraw(self.report, by=self.cast.sari), allowed, Status.DRAFT)

    @rule()
    def approve(self):
        allowed = self.status == Status.SUBMITTED
        self.attempt(
            lambda: report_decisions.approve(self.report, by=self.cast.budi),
            allowed,
            Status.APPROVED,
            decided=self.now,
        )

    @rule()
    def send_back(self):
        allowed = self.status == Status.SUBMITTED
        self.attempt(
            lambda: report_decisions.send_back(self.report, by=self.cast.budi, reason="unclear"),
            allowed,
            Status.RETURNED,
            decided=self.now,
        )

    @rule()
    def undo(self):
        decided = self.status in {Status.APPROVED, Status.RETURNED}
        allowed = decided and self.now - self.decided <= LONGEST
        self.attempt(lambda: report_decisions.undo(self.report, by=self.cast.budi), allowed, Status.SUBMITTED)

    @rule(text=st.sampled_from(["Satu", "Dua", "Tiga"]))
    def change(self, text):
        self.report.refresh_from_db()
        if self.status in {Status.DRAFT, Status.RETURNED} and self.report.summary == text:
            return
        act = lambda: activity_reports.change(  # noqa: E731  # an act to be tried
            self.report, content(self.rhk, summary=text), version=self.report.version, by=self.cast.sari
        )
        self.attempt(act, self.status in {Status.DRAFT, Status.RETURNED}, self.status)

    @precondition(lambda self: self.status == Status.SUBMITTED)
    @rule()
    def the_owner_never_decides(self):
        self.report.refresh_from_db()
        with pytest.raises(ValidationError):
            report_decisions.approve(self.report, by=self.cast.sari)

    @invariant()
    def the_row_is_as_the_model_says(self):
        stored = ActivityReport.objects.get(pk=self.report.pk)
        assert stored.status == self.status
        assert (stored.decided_by_id is not None) == (self.status in {Status.APPROVED, Status.RETURNED})
        assert (stored.submitted_at is None) == (self.status == Status.DRAFT)


def test_any_order_of_steps(cast, set_clock):
    rhk = make_rhk(cast.sari.employee)
    report = make_report(cast.sari, status=Status.DRAFT, rhk=rhk)
    world = {"cast": cast, "report": report, "rhk": rhk, "set_clock": staticmethod(set_clock)}
    with audit.acting("test.setup", by=None):
        run_state_machine_as_test(
            type("LifeHere", (Life,), world),
            settings=settings(
                max_examples=25,
                stateful_step_count=25,
                deadline=None,
                suppress_health_check=[HealthCheck.too_slow],
            ),
        )
