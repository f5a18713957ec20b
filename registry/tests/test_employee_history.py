"""The history of an employee: every record about the person, in words, with who and why."""

from datetime import date

import pytest
from django.urls import reverse

from registry.actions import absences, appointments, employees, supervision
from registry.models import Rank
from registry.queries import history

TODAY = date(2026, 3, 4)


@pytest.fixture
def entries(cast, ratna):
    sari = cast.sari.employee
    rank = Rank.objects.get(code="32", scheme="pns")
    employees.change(sari, by=ratna, rank=rank, office_email="sari@uji.go.id", note="SK 5/2026")
    absences.add(sari, kind="leave", start=TODAY, end=TODAY, by=ratna)
    supervision.override(sari, cast.tono.employee, start=TODAY, by=ratna, note="proyek")
    appointments.end(sari.appointments.get(), on=date(2026, 4, 30), by=ratna)
    return {entry.title.partition(":")[0]: entry for entry in history.of_employee(sari) if entry.actor_name}


def test_a_change_names_values_as_people_know_them(entries):
    changed = entries["Data diubah"]

    assert (changed.actor_name, changed.note) == ("Ratna", "SK 5/2026")
    assert ("pangkat", "", "Penata Muda Tingkat I (III/b)") in changed.changes
    assert ("surel dinas", "", "sari@uji.go.id") in changed.changes


def test_dates_of_a_post_are_shown_from_old_to_new(entries):
    assert entries["Masa jabatan diakhiri"].changes == [
        ("masa jabatan", "1 Jan 2020–seterusnya", "1 Jan 2020–30 Apr 2026")
    ]


def test_what_is_new_is_told_in_one_line(entries):
    assert entries["Ketidakhadiran dicatat"].title == "Ketidakhadiran dicatat: Cuti, 4 Mar 2026–4 Mar 2026"
    assert entries["Atasan ditetapkan SDM"].note == "proyek"


def test_the_newest_stands_first(cast, entries):
    moments = [entry.at for entry in history.of_employee(cast.sari.employee)]
    assert moments == sorted(moments, reverse=True)


def test_the_page_shows_it_to_hr(as_, cast, ratna, entries):
    page = as_(ratna).get(reverse("registry:employee-history", args=[cast.sari.employee.pk])).content.decode()

    assert "SK 5/2026" in page
    assert "Penata Muda Tingkat I (III/b)" in page


def test_its_queries_do_not_grow_with_its_length(cast, ratna, entries, django_assert_max_num_queries):
    with django_assert_max_num_queries(12) as few:
        history.of_employee(cast.sari.employee)
    for day in range(5, 25):
        absences.add(
            cast.sari.employee,
            kind="sick",
            start=TODAY.replace(day=day),
            end=TODAY.replace(day=day),
            by=ratna,
        )
    with django_assert_max_num_queries(12) as many:
        assert len(history.of_employee(cast.sari.employee)) > 20
    assert len(many) == len(few)
