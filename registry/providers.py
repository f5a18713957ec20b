"""What the registry adds to menu, search and second factor."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core import accounts, counting, inbox, navigation, search, second_factor
from core.models import Account
from registry import access
from registry.models import Employee
from registry.queries import people
from registry.queries.placements import Placement, placements


def menu(account: Account, on: date) -> list[navigation.Entry]:
    """Own record, employees for those who read them, units and directory for everyone of the agency."""
    here = access.scope(account)
    entries = []
    if here.employee:
        entries.append(
            navigation.Entry(_("Data saya"), reverse("registry:own-record"), "person-vcard", order=40)
        )
    if access.roles(account) & set(access.READS_EMPLOYEES):
        entries.append(
            navigation.Entry(_("Pegawai"), reverse("registry:employee-list"), "people", order=60, bottom=True)
        )
    if here.units(*access.READS_WARNINGS):
        warnings = reverse("registry:early-warning-list")
        entries.append(navigation.Entry(_("Peringatan dini"), warnings, "clock", order=64))
    if here.units(access.HR):
        url, count = reverse("registry:request-list"), _waiting(account)[0]
        entries.append(navigation.Entry(_("Usulan data"), url, "pencil", order=62, count=count))
    if here.employee or here.official or here.grants:
        group = _("Instansi")
        entries += [
            navigation.Entry(_("Direktori"), reverse("registry:directory"), "briefcase", group, order=80),
            navigation.Entry(_("Struktur unit"), reverse("registry:unit-root"), "diagram-3", group, order=81),
        ]
    return entries


def tasks(account: Account, on: date) -> list[inbox.Item]:
    """What employees wait for from HR: decisions on their requests, answers about their supervisors."""
    if not access.scope(account).units(access.HR):
        return []
    requests, reports = _waiting(account)
    items = []
    if requests:
        items.append(
            inbox.Item(
                title=ngettext("Putuskan %(n)d usulan data", "Putuskan %(n)d usulan data", requests)
                % {"n": requests},
                detail=_("Pegawai meminta datanya dibetulkan, dengan bukti."),
                url=reverse("registry:request-list"),
                button=_("Buka usulan"),
            )
        )
    if reports:
        items.append(
            inbox.Item(
                title=ngettext("Jawab %(n)d laporan atasan", "Jawab %(n)d laporan atasan", reports)
                % {"n": reports},
                detail=_("Pegawai melihat atasan yang keliru."),
                url=reverse("registry:supervisor-report-list"),
                button=_("Buka laporan"),
            )
        )
    return items


def find_people(account: Account, text: str) -> list[search.Hit]:
    """People by part of the name from the directory; by NIP only those whose record the account may see."""
    today = access.scope(account).today
    visible = access.visible_employees(account)
    if text.replace(" ", "").replace(".", "").isdigit():
        found = list(people.matching(visible, text)[: search.MOST])
        seen = {employee.pk for employee in found}
    else:
        named = people.named(access.directory(account), text)
        found = list(people.best_first(named, text)[: search.MOST])
        seen = set(visible.filter(pk__in=[employee.pk for employee in found]).values_list("pk", flat=True))
    posts = placements(found, today)
    return [_hit(employee, posts[employee.pk], is_visible=employee.pk in seen) for employee in found]


def roles(account: Account, on: date) -> set[str]:
    """The roles that may demand a second factor."""
    return access.roles(account, on)


def facts(account: Account) -> list[tuple[str, str]]:
    """What a person checks before activating the account."""
    employee = access.person(account)
    if employee is None:
        return []
    placed = placements([employee], access.scope(account).today)[employee.pk]
    return [
        (_("Nama"), employee.full_name),
        (_("NIP"), employee.nip_display),
        (_("Unit kerja"), placed.unit.name if placed.unit else ""),
    ]


def register() -> None:
    """Tell core of all of them."""
    inbox.register(tasks)
    navigation.register(menu)
    search.register(find_people)
    second_factor.register(roles)
    accounts.register_facts(facts)


def _waiting(account: Account) -> tuple[int, ...]:
    """Requests and supervisor reports that wait, counted once per request of `request.user`."""
    if "registry_waiting" not in account.__dict__:
        requests = access.requests_to_decide(account).filter(status="submitted")
        reports = access.supervisor_reports_to_answer(account)
        account.__dict__["registry_waiting"] = counting.counts(account, requests, reports)
    return account.__dict__["registry_waiting"]


def _hit(employee: Employee, placed: Placement, *, is_visible: bool) -> search.Hit:
    return search.Hit(
        title=employee.full_name,
        url=reverse("registry:employee-detail", args=[employee.pk])
        if is_visible
        else f"{reverse('registry:directory')}?orang={employee.pk}",
        kind=_("Pegawai"),
        detail=", ".join(filter(None, [placed.position_label, placed.unit.name if placed.unit else ""])),
    )
