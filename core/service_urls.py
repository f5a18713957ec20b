"""Addresses of the services that every app shares: bell, downloads, search, monitoring."""

from django.urls import path

from core.views import downloads, health, notifications, search

pages = [
    path("notifikasi/", notifications.notification_list, name="notification-list"),
    path("notifikasi/baca-semua/", notifications.read_all, name="notification-read-all"),
    path("notifikasi/<uuid:pk>/buka/", notifications.open_one, name="notification-open"),
    path("unduhan/", downloads.download_list, name="download-list"),
    path("unduhan/<uuid:pk>/", downloads.status, name="download-status"),
    path("unduhan/<uuid:pk>/berkas/", downloads.file, name="download-file"),
    path("unduhan/<uuid:pk>/ulang/", downloads.restart, name="download-restart"),
    path("cari/", search.search, name="search"),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
]
