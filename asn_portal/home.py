"""The front door and the home page: today's tasks, gathered from every app."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from core import clock, inbox


@login_not_required
def front(request: HttpRequest) -> HttpResponse:
    """Send people on: home when signed in, else to sign-in."""
    return redirect("home" if request.user.is_authenticated else "account_login")


def home(request: HttpRequest) -> HttpResponse:
    """Tugas saya: what to do today."""
    today = clock.today(request.user.zone)
    tasks = inbox.items(request.user, today)
    return render(request, "home.html", {"today": today, "tasks": tasks, "cards": inbox.cards(request.user, today)})
