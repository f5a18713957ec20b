"""Grants and the accounts without an employee."""

from __future__ import annotations

from datetime import date

from allauth.account.models import EmailAddress

from asn_portal.seed.agency import Agency, during
from asn_portal.seed.demo.cast import ADMIN, APPLICANT_LOGIN, APPLICANT_NAME, MEMBERS, SECOND_ADMIN
from asn_portal.seed.demo.staffing import MAIL, Staffing
from core.models import Account, Parameter
from registry.models import Grant

REASON = "Penetapan tim pengelola ASN Portal"
NO_SECOND_FACTOR = "keamanan.wajib_2fa_peran"


def give(agency: Agency, staffing: Staffing, system: Account) -> None:
    """Plan the grants of the cast: one administrator gives, the other confirms."""
    first = staffing.members[ADMIN].account
    second = staffing.members[SECOND_ADMIN.name].account
    for member in MEMBERS:
        account = staffing.members[member.login or member.name].account
        for role, unit in member.grants:
            giver, confirmer = (first, second)
            if role == Grant.Role.ADMIN:
                giver, confirmer = system, second if account is first else first
            agency.add(
                Grant(
                    account=account,
                    role=role,
                    unit=staffing.structure.units[unit],
                    during=during(agency.days_ago(300)),
                    granted_by=giver,
                    confirmed_by=confirmer if role in Grant.CONFIRMED_ROLES else None,
                    reason=REASON,
                )
            )


def add_applicant(password: str, agency: Agency) -> None:
    """Write the applicant: self-registered, with a verified address."""
    email = f"{APPLICANT_LOGIN}@{MAIL}"
    account = Account.objects.create(
        id=agency.new_id(),
        login=APPLICANT_LOGIN,
        name=APPLICANT_NAME,
        email=email,
        password=password,
        is_self_registered=True,
    )
    EmailAddress.objects.create(user=account, email=email, verified=True, primary=True)


def ask_no_second_factor() -> None:
    """Write the parameter: in the demo nobody needs a second factor, a banner says so."""
    Parameter.objects.create(
        key=NO_SECOND_FACTOR,
        value=[],
        valid_from=date(2000, 1, 2),
        legal_basis="Instansi contoh, bukan untuk data nyata",
    )
