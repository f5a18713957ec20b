"""The front door and the home page: today's tasks, gathered from every app."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core import clock, inbox
from core.http import Request

SHOWN_AT_FIRST = 7


@require_safe
@login_not_required
def front(request: HttpRequest) -> HttpResponse:
    """Send people on: home when signed in, else to sign-in."""
    return redirect("home" if request.user.is_authenticated else "account_login")


@require_safe
def home(request: Request) -> HttpResponse:
    """Tugas saya: what to do today, the most pressing first."""
    today = clock.today(request.user.zone)
    tasks = inbox.items(request.user, today)
    context = {
        "today": today,
        "greeting": greeting(clock.local(clock.now(), request.user.zone).hour, request.user.name),
        "tasks": tasks,
        "shown": tasks if "semua" in request.GET else tasks[:SHOWN_AT_FIRST],
        "cards": inbox.cards(request.user, today),
    }
    return render(request, "home.html", context)


def greeting(hour: int, name: str) -> str:
    """The greeting of the hour (0 to 23), with the first name."""
    words = {"pagi": range(4, 11), "siang": range(11, 15), "sore": range(15, 18)}
    part = next((word for word, hours in words.items() if hour in hours), "malam")
    sentences = {
        "pagi": _("Selamat pagi, %(name)s"),
        "siang": _("Selamat siang, %(name)s"),
        "sore": _("Selamat sore, %(name)s"),
        "malam": _("Selamat malam, %(name)s"),
    }
    return sentences[part] % {"name": name.split()[0]}
