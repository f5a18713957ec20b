"""Working days of people: unit, holidays, absences, posts by date. March 2026 begins on a Sunday."""

from datetime import date

import pytest

from registry.models import Absence, Appointment, Holiday, WorkPattern
from registry.queries.calendars import calendar
from registry.rules.day_ranges import day_range
from registry.rules.working_days import DayOff
from registry.tests import factories

START, END = date(2026, 3, 1), date(2026, 3, 31)
NYEPI = date(2026, 3, 19)


@pytest.fixture(autouse=True)
def year(db):
    with factories.setup():
        Holiday.objects.all().delete()
        Holiday.objects.create(date=NYEPI, name="Hari Suci Nyepi")
        Holiday.objects.create(date=date(2026, 4, 3), name="Wafat Yesus Kristus")


def one(employee):
    return calendar([employee], START, END)[employee.pk]


def absent(employee, first, last, kind="leave"):
    with factories.setup():
        Absence.objects.create(employee=employee, kind=kind, during=day_range(first, last))


def test_weekends_and_holidays_are_free(sari):
    march = one(sari.employee)

    assert len(march.working_days) == 21
    assert march.day_off(NYEPI) == DayOff.HOLIDAY
    assert march.day_off_name(NYEPI) == "Hari Suci Nyepi"
    assert (march.minutes(NYEPI), march.minutes(date(2026, 3, 4))) == (0, 450)


def test_absences_are_free_and_cut_to_the_range(sari):
    absent(sari.employee, date(2026, 2, 20), date(2026, 3, 3))

    march = one(sari.employee)

    assert march.working_days[0] == date(2026, 3, 4)
    assert march.day_off_name(date(2026, 3, 2)) == "Cuti"


def test_the_absence_of_one_is_not_the_absence_of_another(sari, tono):
    absent(sari.employee, START, END)

    march = calendar([sari.employee, tono.employee], START, END)

    assert march[sari.employee.pk].working_days == []
    assert len(march[tono.employee.pk].working_days) == 21


def test_days_before_the_first_post_and_after_the_last_are_no_working_days(cast):
    newcomer = factories.make_employee("Baru")
    factories.appoint(
        newcomer, Appointment.objects.get(employee=cast.sari.employee).position,
        during=day_range(date(2026, 3, 10), date(2026, 3, 12)),
    )  # fmt: skip

    march = one(newcomer)

    assert march.working_days == [date(2026, 3, 10), date(2026, 3, 11), date(2026, 3, 12)]
    assert march.day_off_name(date(2026, 3, 9)) == "Tidak bertugas"


def test_a_transfer_changes_the_week_on_its_day(cast):
    six = WorkPattern.objects.get(name="Enam hari kerja")
    school = factories.make_unit("1.9", "Sekolah", parent=cast.root, work_pattern=six)
    teacher = factories.make_employee("Guru")
    office = Appointment.objects.get(employee=cast.sari.employee).position
    factories.appoint(teacher, office, during=day_range(date(2020, 1, 1), date(2026, 3, 15)))
    factories.appoint(teacher, factories.make_position(school), during=day_range(date(2026, 3, 16)))

    march = one(teacher)

    assert not march.is_working_day(date(2026, 3, 14))
    assert march.is_working_day(date(2026, 3, 28))


def test_shifts_run_through_weekends_and_holidays(cast):
    shifts = WorkPattern.objects.get(name="Kerja bergilir")
    ward = factories.make_unit("1.8", "RSUD", parent=cast.root, work_pattern=shifts)
    nurse = factories.make_employee("Perawat")
    factories.appoint(nurse, factories.make_position(ward))

    march = one(nurse)

    assert march.is_shift(NYEPI)
    assert march.is_working_day(NYEPI)


def test_many_people_cost_as_many_queries_as_one(cast, django_assert_num_queries):
    people = [account.employee for account in (cast.sari, cast.tono, cast.dewi, cast.wulan, cast.budi)]

    for group in (people[:1], people):
        with django_assert_num_queries(3):
            for found in calendar(group, START, END).values():
                assert found.working_days
