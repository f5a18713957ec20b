"""A form sent twice writes once and answers the same, also from ten browsers at the same moment."""

import threading
import time
import uuid
from datetime import timedelta

import pytest
from django.core.exceptions import BadRequest, ValidationError
from django.db import connection
from django.forms import CharField, Form
from django.http import HttpResponse
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import timezone

from core import audit, errors, submissions
from core.models import Job, Submission
from core.tests import samples


class NoteForm(Form):
    note = CharField()


def page(request, *, act=None):
    """A page as apps write it: check the form, act once, answer."""
    form = NoteForm(request.POST)
    with submissions.once(request, "uji") as submission:
        if submission.is_repeated:
            return submission.answer()
        with errors.shown_on(form) as outcome:
            if not form.is_valid():
                return HttpResponse("perbaiki", status=422)
            job = (act or write)(request)
        if not outcome.failed:
            return submission.done(f"/catatan/{job.pk}/")
    return HttpResponse("ditolak", status=422)


def write(request):
    with audit.acting("test.write", by=request.user):
        return Job.objects.create(kind="uji", title=request.POST["note"], owner=request.user)


def post(user, token, path="/catatan/", **data):
    request = RequestFactory().post(path, {submissions.FIELD: token, **data})
    request.user = user
    return request


@pytest.fixture
def token():
    return submissions.new_token()


@pytest.mark.django_db
def test_the_second_sending_writes_nothing_and_answers_the_same(dina, token):
    first, second = (page(post(dina, token, note="rapat")) for __ in range(2))

    assert (first.status_code, first["Location"]) == (second.status_code, second["Location"])
    assert first["Location"] == f"/catatan/{Job.objects.get().pk}/"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change", [{"note": "lain"}, {"note": "rapat", "more": "1"}, {"note": "rapat", "path": "/lain/"}]
)
def test_the_same_token_with_other_contents_is_a_conflict(dina, token, change):
    page(post(dina, token, note="rapat"))

    answer = page(post(dina, token, **change))

    assert answer.status_code == 409
    assert "sudah pernah dikirim" in answer.content.decode()
    assert Job.objects.get().title == "rapat"


@pytest.mark.django_db
def test_another_file_under_the_same_name_is_other_contents(dina, token):
    page(post(dina, token, note="rapat", file=samples.upload("a.pdf", b"satu")))

    same = page(post(dina, token, note="rapat", file=samples.upload("a.pdf", b"satu")))
    other = page(post(dina, token, note="rapat", file=samples.upload("a.pdf", b"duwa")))

    assert (same.status_code, other.status_code) == (302, 409)


@pytest.mark.django_db
@pytest.mark.parametrize("token", ["", "1", "x" * 10_000, "' OR 1=1", "\0"])
def test_a_form_without_a_token_is_refused(dina, token):
    with pytest.raises(BadRequest):
        page(post(dina, token, note="rapat"))
    assert Job.objects.count() == 0


@pytest.mark.django_db
def test_two_people_may_have_the_same_token(dina, joko, token):
    page(post(dina, token, note="rapat"))
    page(post(joko, token, note="rapat"))

    assert Job.objects.count() == 2


@pytest.mark.django_db
def test_a_form_with_errors_leaves_its_token_unused(dina, token):
    assert page(post(dina, token, note="")).status_code == 422
    assert Submission.objects.count() == 0

    assert page(post(dina, token, note="rapat")).status_code == 302


@pytest.mark.django_db
def test_a_refused_action_leaves_its_token_unused(dina, token):
    def refuse(request):
        raise ValidationError("Belum boleh.")

    assert page(post(dina, token, note="rapat"), act=refuse).status_code == 422
    assert page(post(dina, token, note="rapat")).status_code == 302
    assert Job.objects.count() == 1


@pytest.mark.django_db
def test_a_crash_leaves_neither_row_nor_token(dina, token):
    def crash(request):
        write(request)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        page(post(dina, token, note="rapat"), act=crash)
    assert (Job.objects.count(), Submission.objects.count()) == (0, 0)

    assert page(post(dina, token, note="rapat")).status_code == 302


@pytest.mark.django_db
def test_tokens_are_forgotten_after_two_days(dina, token):
    page(post(dina, token, note="rapat"))

    submissions.sweep(timezone.now() + timedelta(hours=47))
    assert Submission.objects.count() == 1
    submissions.sweep(timezone.now() + timedelta(hours=49))
    assert Submission.objects.count() == 0


@pytest.mark.django_db
def test_the_tag_makes_a_fresh_token_or_keeps_the_draft_s_own():
    fields = Template("{% load submissions %}{% submission_token %}|{% submission_token key %}")
    fresh, kept = fields.render(Context({"key": "9b2f"})).split("|")

    assert uuid.UUID(fresh.split('value="')[1].split('"')[0])
    assert 'name="kiriman"' in fresh
    assert 'value="9b2f"' in kept


def side_by_side(work, times=10):
    """Run `work` in so many threads at once, each with a database connection of its own."""
    barrier, answers = threading.Barrier(times), []

    def run():
        try:
            barrier.wait(timeout=20)
            answers.append(work())
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for __ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return answers


def somebody_waits(seconds=20):
    """Look until another connection waits for a lock of ours."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0]:
                return True
    return False


@pytest.mark.django_db(transaction=True)
def test_ten_at_once_write_one_row_and_all_get_its_answer(dina, token):
    answers = side_by_side(lambda: page(post(dina, token, note="rapat")))

    assert {answer["Location"] for answer in answers} == {f"/catatan/{Job.objects.get().pk}/"}
    assert len(answers) == 10


@pytest.mark.django_db(transaction=True)
def test_when_the_first_dies_before_its_commit_a_waiting_one_does_the_work(dina, token):
    first_is_in = threading.Event()

    def dies(request):
        write(request)
        first_is_in.set()
        assert somebody_waits()
        raise RuntimeError

    def first():
        with pytest.raises(RuntimeError):
            page(post(dina, token, note="rapat"), act=dies)
        connection.close()

    thread = threading.Thread(target=first)
    thread.start()
    assert first_is_in.wait(20)
    answer = page(post(dina, token, note="rapat"))
    thread.join(timeout=20)

    assert answer["Location"] == f"/catatan/{Job.objects.get().pk}/"
