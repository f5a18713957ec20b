"""Every address of core: allauth's names stand alone, our own are in the namespace "core"."""

from django.urls import include, path

from core import account_urls, service_urls

urlpatterns = [
    *account_urls.urlpatterns,
    path("", include(([*account_urls.own_pages, *service_urls.pages], "core"))),
]
