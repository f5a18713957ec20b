"""The bell: what happened, unread first."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core import lists, notifications
from core.http import Request


@require_safe
def notification_list(request: Request) -> HttpResponse:
    """All notifications of the account."""
    listing = lists.build(request, notifications.of(request.user), sorts={})
    unread = notifications.unread_count(request.user)
    return render(request, "core/notifications/list.html", {"listing": listing, "unread": unread})


@require_POST
def open_one(request: Request, pk: UUID) -> HttpResponse:
    """Mark one as read and go where it leads."""
    found = notifications.read(request.user, pk)
    if found is None:
        raise Http404
    return redirect(found.url or "core:notification-list")


@require_POST
def read_all(request: Request) -> HttpResponse:
    """Mark all as read."""
    if notifications.read_all(request.user):
        messages.success(request, _("Semua notifikasi ditandai sudah dibaca."))
    return redirect("core:notification-list")
