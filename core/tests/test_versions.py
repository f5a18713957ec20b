"""The version check: of two editors the second is shown both texts and overwrites nothing."""

import threading

import pytest
from django.core.exceptions import BadRequest, ValidationError
from django.db import connection, models, transaction
from django.forms import CharField, Form, IntegerField
from django.template import Context, Template
from django.test import RequestFactory

from core import versions
from core.models import Versioned


class NoteForm(Form):
    text = CharField(label="Uraian")
    minutes = IntegerField(label="Menit")


@pytest.fixture(scope="module")
def model():
    """A versioned table of this test's own."""

    class Note(Versioned):
        text = models.CharField(max_length=50)
        minutes = models.IntegerField(default=0)

        class Meta:
            app_label = "versions_test"

    return Note


@pytest.fixture
def note(model, transactional_db):
    """A record that two people open."""
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE NONE")
    with connection.schema_editor() as editor:
        editor.create_model(model)
    with connection.cursor() as cursor:
        cursor.execute(f"GRANT ALL ON {model._meta.db_table} TO asn_app")
        cursor.execute(f"GRANT ALL ON SEQUENCE {model._meta.db_table}_id_seq TO asn_app")
    yield model.objects.create(text="lama", minutes=30)
    with connection.schema_editor() as editor:
        editor.delete_model(model)


@transaction.atomic
def edit(pk, model, seen, text):
    record = model.objects.get(pk=pk)
    record.text = text
    versions.check(record, seen)
    record.save(update_fields=["text", "version"])


def test_an_edit_of_what_one_has_seen_is_saved_and_raises_the_version(note, model):
    edit(note.pk, model, seen=1, text="baru")

    note.refresh_from_db()
    assert (note.text, note.version) == ("baru", 2)


def test_an_edit_of_an_older_version_is_refused_as_stale(note, model):
    edit(note.pk, model, seen=1, text="pertama")

    with pytest.raises(ValidationError) as refused:
        edit(note.pk, model, seen=1, text="kedua")

    assert versions.is_stale(refused.value)
    note.refresh_from_db()
    assert note.text == "pertama"


def test_a_record_deleted_meanwhile_is_stale_and_not_written_again(note, model):
    record = model.objects.get(pk=note.pk)
    note.delete()

    with pytest.raises(ValidationError), transaction.atomic():
        versions.check(record, 1)
    assert model.objects.count() == 0


def test_of_many_editors_at_once_exactly_one_wins(note, model):
    barrier, won, refused = threading.Barrier(8), [], []

    def run(name):
        try:
            barrier.wait(timeout=20)
            edit(note.pk, model, seen=1, text=name)
            won.append(name)
        except ValidationError:
            refused.append(name)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[f"penyunting {n}"]) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)

    note.refresh_from_db()
    assert won == [note.text]
    assert len(refused) == 7
    assert note.version == 2


def test_other_refusals_are_not_stale():
    assert not versions.is_stale(ValidationError("Belum boleh.", code="moved"))
    assert not versions.is_stale(ValidationError({"text": "Terlalu panjang."}))


@pytest.mark.parametrize("text", ["", "x", "-1", "1.5", "²", "9" * 30])
def test_a_form_without_a_version_is_refused(text):
    with pytest.raises(BadRequest):
        versions.seen(RequestFactory().post("/", {"version": text}))


def test_the_form_carries_the_version_it_was_made_from(note):
    field = Template("{% load submissions %}{% version_field note %}").render(Context({"note": note}))

    assert field == '<input type="hidden" name="version" value="1">'
    assert versions.seen(RequestFactory().post("/", {"version": "1"})) == 1


def test_both_texts_are_shown_side_by_side_with_409(note, rf, dina):
    form = NoteForm({"text": "punya <b>saya</b>", "minutes": "30"})
    assert form.is_valid()
    request = rf.post("/")
    request.user = dina

    found = versions.differences(form, note)
    answer = versions.conflict(request, found, url="/catatan/1/ubah/")

    assert found == [("Uraian", "punya <b>saya</b>", "lama")]
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "punya &lt;b&gt;saya&lt;/b&gt;" in page
    assert "lama" in page
    assert 'href="/catatan/1/ubah/"' in page
