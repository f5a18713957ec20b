"""What performance adds to inbox, home page, menu and reminders."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core import clock, inbox, navigation, parameters, reminders
from core.models import Account, Zone
from performance import access
from performance.queries import duties, missing_reports
from performance.queries.duties import Duties
from performance.rules import policy
from registry import access as registry_access

OVERDUE_DAYS = 3
NAMED = 3
# A reminder missed by a worker that was down is still sent within these hours.
CATCH_UP_HOURS = 3
MISSING = "report-missing"


def tasks(account: Account, on: date) -> list[inbox.Item]:
    """Reports returned to me, today's report, and what waits for my decision."""
    found = _duties(account, on)
    items = [
        inbox.Item(
            title=_("Laporan %(day)s dikembalikan") % {"day": date_format(report.date, "j F")},
            detail=f"“{report.why_returned}” — {report.decided_by.name if report.decided_by else ''}",
            url=reverse("performance:activity-report-edit", args=[report.pk]),
            button=_("Perbaiki"),
            level=inbox.Level.RETURNED,
        )
        for report in found.own.returned
    ]
    if found.own.lacks_today:
        items.append(
            inbox.Item(
                title=_("Laporan hari ini belum ada"),
                detail=date_format(on, "l, j F Y"),
                url=reverse("performance:activity-report-new"),
                button=_("Lapor sekarang"),
                level=inbox.Level.TODAY,
                due_on=on,
            )
        )
    return items


def validations(account: Account, on: date) -> list[inbox.Item]:
    """How many reports wait for my decision, and since when."""
    waiting = access.waiting(account)
    if waiting is None or waiting.oldest is None:
        return []
    title = ngettext("Validasi %(n)d laporan", "Validasi %(n)d laporan", waiting.count) % {"n": waiting.count}
    overdue = (on - waiting.oldest).days > OVERDUE_DAYS
    return [
        inbox.Item(
            title=title,
            detail=_("Paling lama: laporan %(day)s") % {"day": date_format(waiting.oldest, "j F Y")},
            url=reverse("performance:validation"),
            button=_("Buka validasi"),
            level=inbox.Level.OVERDUE if overdue else inbox.Level.NORMAL,
        )
    ]


def cards(account: Account, on: date) -> list[inbox.Card]:
    """My month, and who of my team has not reported today."""
    found = _duties(account, on)
    shown = []
    if registry_access.person(account) and found.own.due:
        own = found.own
        context = {
            "filed": own.filed,
            "due": own.due,
            "approved": own.approved,
            "returned": len(own.returned),
            "waiting": own.waiting,
            "percent": own.percent,
            "url": reverse("performance:activity-report-list"),
        }
        shown.append(inbox.Card("performance/cards/own_month.html", context))
    if found.team.size:
        silent = found.team.silent
        context = {
            "names": [employee.name for employee in silent[:NAMED]],
            "more": max(0, len(silent) - NAMED),
            "missing": len(silent),
            "team": found.team.size,
        }
        shown.append(inbox.Card("performance/cards/team_today.html", context))
    return shown


def menu(account: Account, on: date) -> list[navigation.Entry]:
    """Laporan harian and Lapor for employees, Validasi for who decides, Dasbor unit by grant."""
    entry, entries = navigation.Entry, []
    waiting = access.waiting(account)
    if registry_access.person(account):
        month, new = reverse("performance:activity-report-list"), reverse("performance:activity-report-new")
        entries = [
            entry(_("Laporan harian"), month, "journal-text", order=20, bottom=waiting is None),
            entry(_("Lapor"), new, "plus-lg", order=30, bottom=True, raised=True),
        ]
    if waiting is not None:
        url, count = reverse("performance:validation"), waiting.count
        label, group = _("Validasi"), _("Tim saya")
        entries.append(entry(label, url, "clipboard-check", group, order=25, count=count, bottom=True))
    if registry_access.roles(account) & set(registry_access.READS_EMPLOYEES):
        url = reverse("performance:unit-month-chooser")
        entries.append(entry(_("Dasbor unit"), url, "bar-chart", order=35, bottom=True))
    return entries


def missing_today(now: datetime) -> Iterator[reminders.Reminder]:
    """At the hour of the parameter, in each zone: who is at work and has not reported."""
    for zone in Zone.values:
        local = clock.local(now, zone)
        hour = parameters.get(policy.REMINDER_HOUR, on=local.date())
        if hour <= local.hour < hour + CATCH_UP_HOURS:
            yield from _reminders(zone, local.date())


def register() -> None:
    """Tell core of all of them."""
    inbox.register(tasks)
    inbox.register(validations)
    inbox.register_card(cards)
    navigation.register(menu)
    reminders.register(missing_today)


def _reminders(zone: str, on: date) -> Iterator[reminders.Reminder]:
    for account in missing_reports.accounts(zone, on, kind=MISSING):
        yield reminders.Reminder(
            recipient_id=account,
            kind=MISSING,
            subject="daily",
            period=reminders.period_of(on),
            title=_("Laporan hari ini belum ada"),
            body=_("Lapor kegiatan %(day)s sebelum batas isi lewat.") % {"day": date_format(on, "j F Y")},
            url=reverse("performance:activity-report-new"),
        )


def _duties(account: Account, on: date) -> Duties:
    """Read once per request (it lives as long as `request.user`)."""
    if "performance_duties" not in account.__dict__:
        team = registry_access.team(account, on) if access.is_reviewer(account) else None
        account.__dict__["performance_duties"] = duties.of(registry_access.person(account), team, on)
    return account.__dict__["performance_duties"]
