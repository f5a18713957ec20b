"""What the registry adds to menu, search and second factor."""

from datetime import date

from core import accounts, navigation, search, second_factor

TODAY = date(2026, 3, 4)


def menu(account):
    return [entry.label for entry in navigation.entries(account, TODAY) if entry.url.split("/")[1] in OURS]


OURS = {"data-saya", "pegawai", "direktori", "unit"}


def found(account, text):
    return [hit.title for hit in search.hits(account, text) if hit.kind == "Pegawai"]


def test_the_menu_follows_the_roles(cast):
    assert menu(cast.sari) == ["Data saya", "Direktori", "Struktur unit"]
    assert menu(cast.ratna) == ["Data saya", "Pegawai", "Direktori", "Struktur unit"]
    assert menu(cast.agus) == ["Pegawai", "Direktori", "Struktur unit"]
    assert menu(cast.adi) == ["Direktori", "Struktur unit"]


def test_everyone_finds_people_by_name(cast):
    assert found(cast.sari, "dew") == ["Dewi"]


def test_names_that_begin_with_the_text_come_first(cast):
    assert found(cast.sari, "ma") == ["Maya", "Lukman"]


def test_a_hit_leads_to_the_record_or_to_the_directory(cast):
    to_record, to_directory = (search.hits(cast.budi, name)[0].url for name in ("sari", "dewi"))

    assert to_record == f"/pegawai/{cast.sari.employee.pk}/"
    assert to_directory == f"/direktori/?orang={cast.dewi.employee.pk}"


def test_a_number_finds_only_those_whose_record_may_be_seen(cast):
    number = cast.dewi.employee.nip

    assert found(cast.sari, number) == []
    assert found(cast.maya, number) == ["Dewi"]
    assert found(cast.maya, cast.dewi.employee.nip_display) == ["Dewi"]


def test_one_letter_finds_nobody(cast):
    assert found(cast.sari, "d") == []


def test_search_costs_the_same_for_one_and_many(cast, django_assert_num_queries):
    search.hits(cast.sari, "dewi")
    with django_assert_num_queries(3):
        search.hits(cast.sari, "dewi")
    with django_assert_num_queries(3):
        assert len(found(cast.sari, "an")) >= 2


def test_roles_may_demand_a_second_factor(cast):
    assert "hr" in second_factor.roles_of(cast.ratna, TODAY)
    assert second_factor.roles_of(cast.sari, TODAY) == set()


def test_before_activation_people_check_who_they_are(cast):
    facts = dict(pair for found in accounts.facts.call(cast.sari) for pair in found)

    assert facts["NIP"] == cast.sari.employee.nip_display
    assert facts["Unit kerja"] == "Bidang Rehabilitasi"
