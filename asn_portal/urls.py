"""All addresses: each app's own, and the pages that put the apps together."""

from django.contrib import admin
from django.urls import include, path

from asn_portal import help, home

urlpatterns = [
    path("", home.front, name="front"),
    path("beranda/", home.home, name="home"),
    path("bantuan/", help.index, name="help"),
    path("", include("core.urls")),
    path("", include("registry.urls")),
    path("", include("performance.urls")),
    path("admin/", admin.site.urls),
]

handler400 = "core.views.errors.bad_request"
handler403 = "core.views.errors.forbidden"
handler404 = "core.views.errors.not_found"
handler500 = "core.views.errors.server_error"
