"""A regency in which somebody wrote markup into every field that takes free text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

from django.apps import apps
from django.db import models
from psycopg.types.range import DateRange

from core import accounts, administrators, audit
from core.models import (
    AccessLog,
    Job,
    Notification,
    OutgoingMail,
    ScheduledRun,
    SecurityLog,
)
from performance.models import ActivityReport, Outage
from performance.tests.factories import decided, make_evidence, make_report
from registry.models import Absence, Employee, Holiday, Rank
from registry.tests import factories
from registry.tests import files as personnel_files

PAYLOADS = {
    "script": "<script>kena=1</script>",
    "img": "<img src=x onerror=kena=1>",
    "svg": "<svg onload=kena=1>",
    "attribute": '"><i onmouseover=kena=1>x',
    "focus": "' autofocus onfocus=kena=1 x='",
    "link": "<a href=javascript:kena=1>x</a>",
    "closing": "</title><script>kena=1</script>",
    "template": "{{7*7}}{% now 'Y' %}",
    "format": "%s %(x)s ${7*7} {0.__class__}",
    "scheme": "javascript:kena=1//",
    "name": "Ma'ruf Nu'man, S.Pd. & Co",
    "writing": "ꦲꦏ꧀ꦱꦫ 😀 العربية \u202efdp",
}
TEXT = (models.CharField, models.TextField)
# Nobody types these: the portal writes them itself, or they hold a code, a number or a key.
NO_FREE_TEXT = {
    "core.Account": {"password", "login", "email"},
    "core.ActivationCode": {"code_hash"},
    "core.StoredFile": {"content_type", "sha256", "path"},
    "core.Job": {"kind"},
    "core.ScheduledRun": {"job", "period"},
    "core.Heartbeat": {"name"},
    "core.AccessLog": {"request_id"},
    "core.SecurityLog": {"request_id"},
    "core.Notification": {"kind", "subject", "period", "url"},
    "core.OutgoingMail": {"key", "body"},
    "core.Parameter": {"key"},
    "core.TrackedSchedule": {
        *("name", "task", "args", "kwargs", "queue", "exchange", "routing_key", "headers", "description"),
    },
    "core.Submission": {"purpose", "body_hash", "location"},
    "core.Throttle": {"key"},
    "performance.ActivityReport": {"request_id"},
    "registry.OrgUnit": {"code"},
    "registry.Employee": {"nip"},
    "registry.Rank": {"code", "grade"},
    "registry.LegalStanding": {"code"},
    "registry.EducationLevel": {"code"},
    "registry.TrainingRecord": {"siasn_kind"},
    "registry.DisciplineRecord": {"sanction"},
    "registry.NumberRecord": {"number"},
    "registry.ChangeRequest": {"field"},
    "registry.EarlyWarning": {"subject"},
}
# What stands around the markup where a field has a form of its own.
AROUND = {
    "core.StoredFile.name": "{}.jpg",
    "core.OutgoingMail.address": "{}@uji.example",
    "registry.Employee.office_email": "{}@uji.example",
    "performance.ActivityReport.evidence_link": "https://uji.example/?{}",
}
# Two rows cannot have the same one.
UNIQUE = {"performance.Period", "registry.TrainingRecord", "registry.WorkPattern"}
APPEND_ONLY = {"core.AccessLog", "core.SecurityLog"}


def free_text_fields() -> Iterator[tuple[type[models.Model], str]]:
    """Every field of the portal's own tables into which somebody may write words."""
    for model in apps.get_models():
        label = model._meta.label
        if model._meta.app_label not in {"core", "registry", "performance"} or issubclass(model, audit.Event):
            continue
        for field in model._meta.concrete_fields:
            is_text = isinstance(field, TEXT) and not field.choices and not field.is_relation
            if is_text and not field.generated and field.name not in NO_FREE_TEXT.get(label, ()):
                yield model, field.name


def tags() -> dict[str, str]:
    """A tag for each field, "registry.Employee.name" by "T07": a text on a page tells where it is from."""
    names = sorted(f"{model._meta.label}.{name}" for model, name in free_text_fields())
    return {name: f"T{number:02d}" for number, name in enumerate(names)}


def values(payload: str) -> dict[str, str]:
    """What each field holds."""
    return {name: AROUND.get(name, "{}").format(payload + tag) for name, tag in tags().items()}


def endless_words() -> dict[str, str]:
    """For each field as long a word as it takes."""
    texts = {}
    for model, name in free_text_fields():
        around = AROUND.get(f"{model._meta.label}.{name}", "{}")
        room = (model._meta.get_field(name).max_length or 1000) - len(around)
        texts[f"{model._meta.label}.{name}"] = around.format("W" * room)
    return texts


def write(cast, texts: dict[str, str]) -> None:
    """Make a row of everything that the portal shows, and write the texts into all of them."""
    _rows(cast, texts)
    with factories.setup():
        for model, name in free_text_fields():
            label = model._meta.label
            if label in APPEND_ONLY:
                continue
            rows = model._default_manager.all()
            if label in UNIQUE:
                rows = rows.filter(pk=rows.first().pk)
            assert rows.update(**{name: texts[f"{label}.{name}"]}), f"no row of {label}"


def _rows(cast, texts: dict[str, str]) -> None:
    """What neither the cast nor the objects of the matrix contain."""
    administrators.load()
    now = datetime(2026, 3, 4, tzinfo=UTC)
    accounts.issue_code(cast.tono, by=cast.ratna, reason="uji")
    with factories.setup():
        administrators.appoint(cast.adi, by=cast.adi)
        Holiday.objects.create(date=date(2026, 3, 10), name="Libur uji")
        days = DateRange(date(2026, 3, 16), date(2026, 3, 17))
        Absence.objects.create(employee=cast.sari.employee, kind="leave", during=days)
        Outage.objects.create(starts_at=now, ends_at=now.replace(hour=5), reason="uji")
        Employee.objects.update(rank=Rank.objects.filter(scheme="pns").first())
    personnel_files.write(cast.sari)
    status = ActivityReport.Status
    back = make_report(cast.sari, date=date(2026, 3, 3), status=status.RETURNED, **decided(cast.budi))
    waiting = make_report(cast.sari, off_day_reason="uji", quantity=1, quantity_unit="berkas")
    for report in (back, waiting):
        make_evidence(report)
    Job.objects.create(kind="uji", title="uji", owner=cast.lukman, status=Job.Status.FAILED, error="uji")
    Notification.objects.create(recipient=cast.sari, kind="uji", subject="x", title="uji", body="uji")
    OutgoingMail.objects.create(key="uji", address="a@uji.example", subject="uji", body="uji", error="uji")
    ScheduledRun.objects.create(job="uji", period="2026", note="uji")
    log = {name: texts[f"core.AccessLog.{name}"] for name in ("what", "subject", "reason")}
    AccessLog.objects.create(account=cast.adi, **log)
    SecurityLog.objects.create(kind="refused", account=cast.adi, detail=texts["core.SecurityLog.detail"])
