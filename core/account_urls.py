"""Addresses of sign-in and account: allauth's views one by one, under our paths and allauth's names.

Nothing of allauth is included as a whole: a second sign-in page would have none of the portal's limits.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as factor
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from django.urls import path, re_path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from core.views import profile, sign_in


def page(view: Callable[..., Any]) -> Callable[..., Any]:
    """A view of allauth as a page of ours: no PUT that counts as POST, nothing kept in caches."""
    return never_cache(require_http_methods(["GET", "HEAD", "POST"])(view))


own_pages = [
    path("aktivasi/", sign_in.activation, name="account-activate"),
    path("aktivasi/kata-sandi/", sign_in.activation_password, name="account-activate-password"),
    path("aktivasi/<str:code>/", sign_in.activation_link, name="account-activate-link"),
    path("profil/", profile.profile, name="profile"),
    path("profil/surel/", profile.email, name="email-change"),
    path("profil/surel/<str:key>/", profile.email_confirm, name="email-confirm"),
]

urlpatterns = [
    path("masuk/", page(sign_in.SignInView.as_view()), name="account_login"),
    path("masuk/nonaktif/", page(account.account_inactive), name="account_inactive"),
    path("masuk/kode/", page(factor.authenticate), name="mfa_authenticate"),
    path("masuk/ulang/", page(account.reauthenticate), name="account_reauthenticate"),
    path("masuk/ulang/kode/", page(factor.reauthenticate), name="mfa_reauthenticate"),
    path("keluar/", page(account.logout), name="account_logout"),
    path("lupa-sandi/", sign_in.forgotten_password, name="account_reset_password"),
    path("lupa-sandi/terkirim/", page(account.password_reset_done), name="account_reset_password_done"),
    path(
        "lupa-sandi/selesai/",
        page(account.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^lupa-sandi/(?P<uidb36>[0-9a-f]{32})-(?P<key>[^/]+)/$",
        page(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path("profil/kata-sandi/", page(account.password_change), name="account_change_password"),
    path("profil/faktor-kedua/", page(factor.index), name="mfa_index"),
    path("profil/faktor-kedua/pasang/", page(totp.activate_totp), name="mfa_activate_totp"),
    path("profil/faktor-kedua/lepas/", page(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("profil/faktor-kedua/kode/", profile.recovery_codes, name="mfa_view_recovery_codes"),
    path("profil/faktor-kedua/kode/unduh/", profile.recovery_codes_file, name="mfa_download_recovery_codes"),
    path(
        "profil/faktor-kedua/kode/baru/",
        page(recovery.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path("profil/perangkat/", profile.devices, name="usersessions_list"),
]
