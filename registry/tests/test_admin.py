"""Django admin of the registry: everything through the actions, nothing for oneself."""

from datetime import date

import pytest
from django.apps import apps
from django.urls import reverse

from core import administrators, audit
from core.models import Account
from registry.models import Grant, Holiday, Official, OrgUnit, Position, UnitLine, WorkPattern


@pytest.fixture
def adi(cast, as_):
    """The administrator's browser; the fixed group comes from the grant."""
    return as_(as_administrator(cast.adi))


@pytest.fixture
def ani(cast, as_):
    return as_(as_administrator(cast.ani))


def as_administrator(account):
    administrators.appoint(account, by=account)
    return Account.objects.get(pk=account.pk)


def page(model, name, *args):
    return reverse(f"admin:registry_{model}_{name}", args=args)


def give(browser, cast, account, role="hr", **more):
    data = {
        "account": account.pk,
        "role": role,
        "unit": cast.social.pk,
        "start": "2026-03-04",
        "reason": "SK 1",
        **more,
    }
    return browser.post(page("grant", "add"), data)


def act(browser, action, *grants):
    return browser.post(
        page("grant", "changelist"), {"action": action, "_selected_action": [g.pk for g in grants]}
    )


def test_a_role_is_given_by_one_and_confirmed_by_another(cast, adi, ani):
    assert give(adi, cast, cast.budi).status_code == 302
    grant = Grant.objects.get(account=cast.budi)
    assert (grant.granted_by, grant.confirmed_by) == (cast.adi, None)

    assert act(ani, "confirm", grant).status_code == 302

    grant.refresh_from_db()
    assert grant.confirmed_by == cast.ani
    assert [entry.action for entry in audit.trail(grant)] == ["registry.grant.confirm", "registry.grant.give"]


def test_a_role_for_oneself_is_refused(cast, adi):
    assert give(adi, cast, cast.adi).status_code == 403
    assert cast.adi.grants.count() == 1


def test_the_giver_does_not_confirm(cast, adi):
    give(adi, cast, cast.budi)

    assert act(adi, "confirm", Grant.objects.get(account=cast.budi)).status_code == 403
    assert Grant.objects.get(account=cast.budi).confirmed_by is None


def test_nobody_ends_the_own_role(cast, adi):
    grant = cast.adi.grants.get()
    assert act(adi, "end", grant).status_code == 403
    grant.refresh_from_db()
    assert grant.during.upper is None


def test_a_role_is_ended(cast, adi):
    grant = cast.lukman.grants.get()
    assert act(adi, "end", grant).status_code == 302
    grant.refresh_from_db()
    assert grant.during.upper == date(2026, 3, 4)


def test_a_refusal_comes_back_on_the_form(cast, adi):
    give(adi, cast, cast.budi, role="leader")

    again = give(adi, cast, cast.budi, role="leader")

    assert again.status_code == 200
    assert "Hak yang sama sudah ada" in again.content.decode()


def test_a_given_role_is_shown_as_it_stands(cast, adi):
    grant = cast.ratna.grants.get()
    page = adi.get(f"/admin/registry/grant/{grant.pk}/change/").content.decode()

    for said in ("Ratna", "Dinas Sosial", "1 Jan 2020", "Adi", "Ani"):
        assert said in page
    assert '<input type="submit"' not in page


def test_a_given_role_is_never_edited(cast, adi):
    grant = cast.lukman.grants.get()
    response = adi.post(page("grant", "change", grant.pk), {"account": cast.sari.pk, "role": "admin"})

    assert response.status_code == 403
    grant.refresh_from_db()
    assert (grant.account, grant.role) == (cast.lukman, "leader")


def unit_data(**more):
    pattern = WorkPattern.objects.get(name="Lima hari kerja")
    return {
        "code": "1.4",
        "name": "Dinas Baru",
        "kind": "department",
        "zone": "Asia/Jakarta",
        "work_pattern": pattern.pk,
        **more,
    }


def test_a_new_unit_gets_its_lines(cast, adi):
    response = adi.post(page("orgunit", "add"), unit_data(parent=cast.root.pk, start="2026-04-01"))

    assert response.status_code == 302
    unit = OrgUnit.objects.get(code="1.4")
    assert UnitLine.objects.filter(descendant=unit).count() == 2
    assert audit.trail(unit)[0].action == "registry.unit.add"


def test_a_second_agency_is_refused_and_what_was_typed_stays(cast, adi):
    response = adi.post(page("orgunit", "add"), unit_data(start="2026-04-01"))

    assert response.status_code == 200
    assert "Instansi sudah ada" in response.content.decode()
    assert "Dinas Baru" in response.content.decode()


def test_a_unit_is_renamed_with_a_code_of_its_own(cast, adi):
    assert adi.post(page("orgunit", "change", cast.east.pk), unit_data()).status_code == 302
    cast.east.refresh_from_db()
    assert cast.east.name == "Dinas Baru"

    taken = adi.post(page("orgunit", "change", cast.east.pk), unit_data(code="1.1"))
    assert "code" in taken.context["adminform"].form.errors


def test_a_loop_of_posts_is_refused_on_the_form(cast, adi):
    social, care = (Position.objects.get(unit=unit, is_head=True) for unit in (cast.social, cast.care))
    data = {
        "name": social.name,
        "unit": cast.social.pk,
        "kind": social.kind,
        "superior": care.pk,
        "is_head": "on",
    }

    response = adi.post(
        page("position", "change", social.pk), {**data, "single_holder": "on", "is_active": "on"}
    )

    assert "superior" in response.context["adminform"].form.errors


def test_when_an_officials_term_ends_hr_decides(cast, adi):
    data = {
        "name": "Bupati Uji",
        "position": cast.regent.position_id,
        "start": "2020-01-01",
        "end": "2026-03-31",
    }

    assert adi.post(page("official", "change", cast.regent.pk), data).status_code == 302

    assert Official.objects.get().during.upper == date(2026, 4, 1)
    row = cast.lukman.employee.supervisor_assignments.get(during__contains=date(2026, 4, 1))
    assert row.source == "hr-queue"


def test_a_wrong_holiday_is_taken_away_and_stays_on_record(cast, adi):
    day = Holiday.objects.first()
    assert adi.post(page("holiday", "delete", day.pk), {"post": "yes"}).status_code == 302
    events = audit.event_model(Holiday).objects.filter(pgh_obj_id=day.pk)
    assert events.latest("pgh_id").pgh_context["by"] == str(cast.adi.pk)


@pytest.mark.parametrize("model", ["rank", "legalstanding", "workpattern", "orgunit", "position", "grant"])
def test_other_records_do_not_vanish(cast, adi, model):
    record = apps.get_model("registry", model).objects.first()
    assert adi.post(page(model, "delete", record.pk), {"post": "yes"}).status_code == 403


@pytest.mark.parametrize(
    "model", ["grant", "holiday", "legalstanding", "official", "orgunit", "position", "rank", "workpattern"]
)
@pytest.mark.parametrize("who", ["ratna", "agus", "lukman"])
def test_nobody_else_comes_in(cast, as_, model, who):
    assert as_(getattr(cast, who)).get(page(model, "changelist")).status_code in {302, 403, 404}


@pytest.mark.parametrize("lookup", ["account__password__startswith=a", "account__email__startswith=a"])
def test_the_address_filters_by_nothing_but_what_the_list_offers(cast, adi, lookup):
    assert adi.get(f"{page('grant', 'changelist')}?{lookup}").status_code in {302, 400}


def test_case_records_are_not_in_django_admin(adi):
    for model in ("employee", "appointment", "absence", "supervisorassignment"):
        assert adi.get(f"/admin/registry/{model}/").status_code == 404
