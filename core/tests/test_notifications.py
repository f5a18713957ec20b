"""The bell: one fact is told once, also when the telling is cut off and begun again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from core import audit, notifications
from core.models import Notification, OutgoingMail
from core.reminders import Reminder

pytestmark = pytest.mark.django_db


def tell(recipient, **more):
    notifications.notify(
        recipient, "uji", "berkas-1", **{"title": "Laporan dikembalikan", "url": "/laporan/", **more}
    )


def reminder(account, **more):
    about = {"kind": "uji", "subject": "s", "period": "2026-03-05", "title": "Isi laporan"}
    return Reminder(recipient_id=account.pk, **{**about, "body": "", "url": "", **more})


def test_the_same_fact_is_told_once(dina):
    tell(dina)
    tell(dina, title="Lain")

    assert [told.title for told in dina.notifications.all()] == ["Laporan dikembalikan"]


def test_another_period_is_another_fact(dina):
    tell(dina, period="2026-03-05")
    tell(dina, period="2026-03-06")

    assert dina.notifications.count() == 2


def test_nobody_is_told_of_their_own_act(dina, joko):
    with audit.acting("test.return", by=dina):
        tell(dina)
        tell(joko)

    assert [told.recipient for told in Notification.objects.all()] == [joko]


def test_a_mail_goes_with_it_to_those_who_have_an_address(settings, dina, joko):
    settings.MAIL_ENABLED = True
    notifications.notify_many([reminder(dina, url="/laporan/baru/"), reminder(joko)])

    (mail,) = OutgoingMail.objects.all()
    assert (mail.recipient, mail.address, mail.subject) == (dina, "dina@uji.example", "Isi laporan")
    assert "http://localhost:8000/laporan/baru/" in mail.body


@pytest.mark.parametrize(("enabled", "mail"), [(False, True), (True, False)])
def test_only_the_bell_tells_without_a_mail_server_or_when_asked_so(settings, dina, enabled, mail):
    settings.MAIL_ENABLED = enabled
    tell(dina, mail=mail)

    assert (dina.notifications.count(), OutgoingMail.objects.count()) == (1, 0)


def test_a_closed_account_gets_no_mail(settings, make_account):
    settings.MAIL_ENABLED = True
    tell(make_account("tutup", email="tutup@uji.example", is_active=False))

    assert OutgoingMail.objects.count() == 0


def test_texts_are_brought_to_one_line_that_fits(settings, dina):
    settings.MAIL_ENABLED = True
    tell(dina, title="Baris satu\r\nBcc: x@evil.test " + "a" * 300, body="b" * 900)

    told, mail = Notification.objects.get(), OutgoingMail.objects.get()
    assert told.title.startswith("Baris satu Bcc: x@evil.test aaa")
    assert (len(told.title), len(told.body)) == (200, 500)
    assert "\n" not in mail.subject


@pytest.mark.parametrize("url", ["https://evil.test/", "//evil.test/", "javascript:alert(1)"])
def test_it_leads_nowhere_but_into_the_portal(dina, url):
    with pytest.raises(ValueError, match="path of the portal"):
        tell(dina, url=url)


def test_a_telling_that_is_cut_off_and_begun_again_tells_each_once(settings, make_account, monkeypatch):
    settings.MAIL_ENABLED = True
    monkeypatch.setattr(notifications, "CHUNK", 100)
    people = [make_account(f"orang{n}", email=f"orang{n}@uji.example") for n in range(250)]

    def cut_off():
        yield from [reminder(person) for person in people[:150]]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        notifications.notify_many(cut_off())
    assert Notification.objects.count() == 100

    notifications.notify_many(reminder(person) for person in people)
    notifications.notify_many(reminder(person) for person in people)

    assert Notification.objects.count() == OutgoingMail.objects.count() == 250
    assert Notification.objects.values("recipient").distinct().count() == 250


def test_many_are_told_by_few_queries(settings, make_account, django_assert_max_num_queries):
    settings.MAIL_ENABLED = True
    people = [make_account(f"orang{n}", email=f"orang{n}@uji.example") for n in range(60)]

    with django_assert_max_num_queries(6):
        notifications.notify_many(reminder(person) for person in people)


def test_old_ones_are_swept(dina):
    tell(dina)

    notifications.sweep(timezone.now() + timedelta(days=179))
    assert dina.notifications.count() == 1
    notifications.sweep(timezone.now() + timedelta(days=181))
    assert dina.notifications.count() == 0


# Notifikasi


def test_the_page_shows_own_ones_unread_first(client, dina, joko):
    for number in range(3):
        tell(dina, period=str(number), title=f"Kabar {number}")
    tell(joko, title="Kabar Joko")
    notifications.read(dina, dina.notifications.get(title="Kabar 2").pk)
    client.force_login(dina)

    page = client.get("/notifikasi/").content.decode()

    assert "Kabar Joko" not in page
    assert page.index("Kabar 1") < page.index("Kabar 0") < page.index("Kabar 2")
    assert "2 belum dibaca" in page


def test_looking_at_the_page_marks_nothing(client, dina):
    tell(dina)
    client.force_login(dina)
    client.get("/notifikasi/")

    assert notifications.unread_count(dina) == 1


def test_opening_one_marks_it_and_goes_where_it_leads(client, dina):
    tell(dina)
    client.force_login(dina)

    answer = client.post(f"/notifikasi/{dina.notifications.get().pk}/buka/")

    assert answer["Location"] == "/laporan/"
    assert notifications.unread_count(dina) == 0


def test_another_one_s_is_not_found_and_stays_unread(client, dina, joko):
    tell(dina)
    client.force_login(joko)

    assert client.post(f"/notifikasi/{dina.notifications.get().pk}/buka/").status_code == 404
    assert notifications.unread_count(dina) == 1


def test_all_of_one_s_own_are_marked_at_once(client, dina, joko):
    tell(dina)
    tell(joko)
    client.force_login(dina)

    client.post("/notifikasi/baca-semua/")

    assert (notifications.unread_count(dina), notifications.unread_count(joko)) == (0, 1)


@pytest.mark.parametrize("path", ["baca-semua/", "00000000-0000-4000-8000-000000000000/buka/"])
def test_what_writes_is_not_done_by_get(client, dina, path):
    client.force_login(dina)

    assert client.get(f"/notifikasi/{path}").status_code == 405


@pytest.mark.parametrize("rows", [1, 25])
def test_the_page_s_queries_do_not_grow_with_its_rows(client, dina, rows, django_assert_max_num_queries):
    notifications.notify_many(reminder(dina, subject=str(n)) for n in range(rows))
    client.force_login(dina)

    with django_assert_max_num_queries(11):
        assert client.get("/notifikasi/").status_code == 200
