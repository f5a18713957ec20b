"""Outgoing mail: sent once, tried again later, given up in the end; with a mail server of the test's own."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from core import mail
from core.models import OutgoingMail
from core.tests import smtp

pytestmark = pytest.mark.django_db
Status = OutgoingMail.Status


@pytest.fixture
def server(settings):
    with smtp.running() as server:
        settings.MAIL_ENABLED = True
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", server.port, 5
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
        yield server


def queue(key="uji:1", address="dina@uji.example", **more):
    mail.queue(key=key, address=address, subject="Perihal é", body="Isi.\n", **more)


def row():
    return OutgoingMail.objects.get()


def test_a_queued_mail_is_sent_once_and_marked(server):
    queue()

    assert mail.relay() == 1
    assert mail.relay() == 0

    (taken,) = server.taken
    assert "To: dina@uji.example" in taken
    assert "Isi." in taken
    assert (row().status, row().attempts, row().error) == (Status.SENT, 1, "")
    assert row().sent_at


def test_the_same_key_is_queued_once(server):
    queue()
    queue()

    assert mail.relay() == 1


def test_the_message_id_comes_from_the_key_so_a_repeat_can_be_recognised(server):
    server.breaks_after_data = True
    queue()
    mail.relay()
    server.breaks_after_data = False
    OutgoingMail.objects.update(next_attempt_at=timezone.now())
    mail.relay()

    first, second = (re.search("^Message-ID: (.+)$", taken, re.M)[1] for taken in server.taken)
    assert first == second
    assert row().status == Status.SENT


def test_a_temporary_refusal_is_tried_again_later_and_later(server):
    server.answers["DATA"] = b"451 later"
    queue()
    waits = []
    for __ in range(3):
        mail.relay()
        waits.append(row().next_attempt_at - timezone.now())
        OutgoingMail.objects.update(next_attempt_at=timezone.now())

    assert [round(wait.total_seconds() / 60) for wait in waits] == [1, 5, 15]
    assert (row().status, row().attempts) == (Status.WAITING, 3)


def test_after_a_day_of_trying_it_is_a_dead_letter(server):
    server.answers["DATA"] = b"451 later"
    queue()
    for __ in range(len(mail.DELAYS) + 1):
        mail.relay()
        OutgoingMail.objects.filter(status=Status.WAITING).update(next_attempt_at=timezone.now())

    assert row().status == Status.DEAD
    assert row().error == "SMTPDataError"
    assert timedelta(hours=20) < sum(mail.DELAYS, timedelta()) < timedelta(hours=26)


def test_an_address_that_does_not_exist_is_a_dead_letter_at_once_and_holds_up_nobody(server):
    server.answers["RCPT"] = b"550 unknown"
    queue("uji:1")
    mail.relay()
    server.answers.clear()
    queue("uji:2")

    assert mail.relay() == 1
    assert [each.status for each in OutgoingMail.objects.order_by("key")] == [Status.DEAD, Status.SENT]


def test_a_server_that_is_away_costs_one_attempt_of_one_mail(server, settings):
    settings.EMAIL_PORT = 1
    queue("uji:1")
    queue("uji:2")

    assert mail.relay() == 0
    assert sorted(OutgoingMail.objects.values_list("attempts", flat=True)) == [0, 1]


def test_a_mail_that_another_worker_holds_is_left_alone(server):
    queue()
    OutgoingMail.objects.update(lease_until=timezone.now() + timedelta(minutes=1))
    assert mail.relay() == 0

    OutgoingMail.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    assert mail.relay() == 1


@pytest.mark.parametrize(
    ("address", "subject"),
    [("dina@uji.example\nBcc: x@evil.test", "Perihal"), ("dina@uji.example", "Perihal\r\nBcc: x@evil.test")],
)
def test_a_line_break_that_could_add_a_header_is_refused(server, address, subject):
    with pytest.raises(ValidationError, match="satu baris"):
        mail.queue(key="uji", address=address, subject=subject, body="Isi")
    assert OutgoingMail.objects.count() == 0


def test_without_a_mail_server_nothing_is_queued(settings):
    settings.MAIL_ENABLED = False
    queue()

    assert OutgoingMail.objects.count() == 0
    assert mail.relay() == 0


def test_a_mail_of_an_act_that_is_undone_is_never_sent(server):
    def undone():
        with transaction.atomic():
            queue()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        undone()
    assert mail.relay() == 0


@pytest.mark.parametrize(
    ("hour", "sent_at"),
    [(5, "06:00"), (6, "06:00"), (20, "20:00"), (21, "06:00"), (23, "06:00")],
)
def test_what_is_not_urgent_waits_for_the_morning_of_its_reader(hour, sent_at):
    moment = datetime(2026, 3, 5, tzinfo=UTC) + timedelta(hours=hour - 9)  # Jayapura is nine hours ahead

    at = mail.after_quiet_hours(moment, "Asia/Jayapura")

    assert f"{at.astimezone(mail.ZoneInfo('Asia/Jayapura')):%H:%M}" == sent_at
    assert timedelta(0) <= at - moment <= timedelta(hours=9)
