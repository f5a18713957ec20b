"""Corrections that demo employees ask for, so that HR's queue has work."""

from __future__ import annotations

import random

from django.core.files.uploadedfile import SimpleUploadedFile

from asn_portal.seed.agency import account_of
from asn_portal.seed.demo.cast import EMPLOYEE
from asn_portal.seed.demo.evidence import paper
from core import files
from registry.actions import change_requests
from registry.models import Employee

ASKED = [
    ("birth_place", "Muara Laras", "Sesuai akta kelahiran.", "Kutipan akta kelahiran"),
    ("back_title", "S.AP.", "Ijazah S-1 terbit tahun lalu.", "Salinan ijazah"),
    ("front_title", "dr.", "Ijazah profesi terbit bulan lalu.", "Salinan ijazah profesi"),
]


def ask() -> None:
    """Send the requests: the first is of the account that visitors try."""
    rng = random.Random(len(ASKED))
    known = Employee.objects.filter(account__login=EMPLOYEE)
    others = Employee.objects.filter(left_on=None, back_title="").exclude(account__login=EMPLOYEE)
    people = [*known, *others[: len(ASKED) - 1]]
    for employee, (field, value, reason, title) in zip(people, ASKED, strict=True):
        account = account_of(employee)
        content = SimpleUploadedFile(f"{title.lower().replace(' ', '-')}.pdf", paper(title, rng))
        change_requests.submit(
            employee,
            field=field,
            new_value=value if getattr(employee, field) != value else f"{value} Baru",
            reason=reason,
            document=files.store(content, by=account),
            by=account,
        )
