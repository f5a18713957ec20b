"""Pages of employees: list, record and its tabs, seen by each as far as their relation goes."""

import pytest
from django.urls import reverse

from registry.tests import factories


def url(name, *args):
    return reverse(f"registry:{name}", args=args)


def text(response):
    return response.content.decode()


def test_hr_finds_the_people_of_the_unit_and_all_below(as_, cast, ratna):
    page = text(as_(ratna).get(url("employee-list")))

    assert "Sari" in page
    assert "Lukman" in page
    assert "Dewi" not in page


@pytest.mark.parametrize("who", ["sari", "budi", "adi"])
def test_the_list_is_not_for_those_without_a_role(as_, cast, who):
    assert as_(getattr(cast, who)).get(url("employee-list")).status_code == 403


def test_who_has_left_is_listed_only_when_asked_for(as_, cast, ratna):
    browser = as_(ratna)

    assert "Rahmat" not in text(browser.get(url("employee-list")))
    assert "Rahmat" in text(browser.get(url("employee-list"), {"status": "berhenti"}))
    assert ">Sari<" not in text(browser.get(url("employee-list"), {"status": "berhenti"}))
    assert "Sari" in text(browser.get(url("employee-list"), {"status": "semua"}))


@pytest.mark.parametrize("query", ["sar", "SAR", " sari "])
def test_part_of_a_name_is_enough(as_, cast, ratna, query):
    page = text(as_(ratna).get(url("employee-list"), {"q": query}))

    assert "Sari" in page
    assert "Tono" not in page


def test_part_of_a_nip_is_enough_in_any_spelling(as_, cast, ratna):
    nip = cast.sari.employee.nip

    page = text(as_(ratna).get(url("employee-list"), {"q": f"'{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}"}))

    assert "Sari" in page
    assert "Tono" not in page


@pytest.mark.parametrize("query", ["%", "_", "\\", "'", '"', "(a+)+$", "<b>", "a" * 10_000, "{{7*7}}"])
def test_odd_searches_are_taken_literally(as_, cast, ratna, query):
    response = as_(ratna).get(url("employee-list"), {"q": query})

    assert response.status_code == 200
    assert ">Sari<" not in text(response)


def test_the_unit_filter_takes_the_unit_and_all_below(as_, cast, ratna):
    page = text(as_(ratna).get(url("employee-list"), {"unit": str(cast.aid.pk)}))

    assert "Wulan" in page
    assert ">Sari<" not in page


def test_the_unit_of_somebody_else_finds_nothing(as_, cast, ratna):
    page = text(as_(ratna).get(url("employee-list"), {"unit": str(cast.east.pk)}))

    assert "Dewi" not in page
    assert ">Sari<" not in page


@pytest.mark.parametrize(
    "query", [{"urut": "nope"}, {"halaman": "²"}, {"ukuran": "1000000"}, {"unit": "x"}, {"x": "1"}]
)
def test_odd_addresses_do_no_harm(as_, cast, ratna, query):
    assert as_(ratna).get(url("employee-list"), query).status_code == 200


def test_the_list_takes_as_many_queries_for_20_rows_as_for_1(as_, cast, ratna, django_assert_max_num_queries):
    post = cast.sari.employee.appointments.get().position
    browser = as_(ratna)
    browser.get(url("employee-list"))
    with django_assert_max_num_queries(15) as few:
        browser.get(url("employee-list"), {"q": "Wulan"})
    for number in range(20):
        factories.appoint(factories.make_employee(f"Banyak {number}"), post)
    with django_assert_max_num_queries(15) as many:
        page = browser.get(url("employee-list"), {"q": "banyak"})

    assert text(page).count("Banyak ") >= 20
    assert len(many) == len(few)


RELATIONS = {"self": "sari", "supervisor": "budi", "hr": "ratna", "leader": "lukman", "auditor": "agus"}


@pytest.mark.parametrize("relation", RELATIONS)
def test_those_with_a_reason_open_the_record(as_, cast, relation):
    response = as_(getattr(cast, RELATIONS[relation])).get(url("employee-detail", cast.sari.employee.pk))

    assert response.status_code == 200
    assert cast.sari.employee.nip_display in text(response)


@pytest.mark.parametrize(
    "name", ["detail", "appointments", "absences", "supervisors", "history", "change", "leave"]
)
@pytest.mark.parametrize("who", ["tono", "dewi", "maya", "adi"])
def test_for_a_stranger_the_record_is_not_there(as_, cast, who, name):
    response = as_(getattr(cast, who)).get(url(f"employee-{name}", cast.sari.employee.pk))

    assert response.status_code == 404
    assert "Sari" not in text(response)


@pytest.mark.parametrize(
    ("who", "sees"), [("sari", True), ("ratna", True), ("agus", True), ("budi", False), ("lukman", False)]
)
def test_birth_date_and_sex_are_for_the_person_hr_and_auditor(as_, cast, who, sees):
    page = text(as_(getattr(cast, who)).get(url("employee-detail", cast.sari.employee.pk)))

    assert ("Tanggal lahir" in page, "Perempuan" in page, "5 Mar 1990" in page) == (sees, sees, sees)


@pytest.mark.parametrize(
    ("who", "statuses"),
    [
        ("sari", {"appointments": 200, "absences": 200, "supervisors": 200, "history": 403, "change": 403}),
        ("budi", {"appointments": 200, "absences": 200, "supervisors": 200, "history": 403, "change": 403}),
        ("lukman", {"appointments": 200, "absences": 403, "supervisors": 200, "history": 403, "change": 403}),
        ("agus", {"appointments": 200, "absences": 200, "supervisors": 200, "history": 200, "change": 403}),
        ("ratna", {"appointments": 200, "absences": 200, "supervisors": 200, "history": 200, "change": 200}),
    ],
)
def test_each_relation_opens_its_own_tabs(as_, cast, who, statuses):
    browser = as_(getattr(cast, who))

    found = {
        name: browser.get(url(f"employee-{name}", cast.sari.employee.pk)).status_code for name in statuses
    }

    assert found == statuses


def test_data_saya_leads_to_ones_own_record(as_, sari, adi):
    assert as_(sari).get(url("own-record")).url == url("employee-detail", sari.employee.pk)
    assert as_(adi).get(url("own-record")).status_code == 404


@pytest.mark.parametrize("key", ["0", "-1", "1.5", "null", "9" * 30, "%00", "zzzz"])
def test_an_odd_key_is_not_there(as_, cast, ratna, key):
    assert as_(ratna).get(f"/pegawai/{key}/").status_code == 404


def test_names_are_shown_literally(as_, cast, ratna):
    names = ["<b>Tebal</b>", "{{7*7}}", "%s", "${x}", "Dr. M. Ma'ruf Nu'man", "ꦱꦫꦶ سلمى 🌺"]
    post = cast.sari.employee.appointments.get().position
    for name in names:
        factories.appoint(factories.make_employee(name), post)

    page = text(as_(ratna).get(url("employee-list")))

    assert "<b>Tebal" not in page
    for name in ("&lt;b&gt;Tebal&lt;/b&gt;", "{{7*7}}", "%s", "${x}", "Ma&#x27;ruf", "ꦱꦫꦶ سلمى 🌺"):
        assert name in page
