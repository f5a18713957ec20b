"""Bantuan: short answers for whoever is stuck, signed in or not."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
@login_not_required
def index(request: HttpRequest) -> HttpResponse:
    """The answers, in the shell for those signed in."""
    base = "base.html" if request.user.is_authenticated else "base_plain.html"
    return render(request, "help/index.html", {"base": base})
