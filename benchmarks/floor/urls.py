"""The two addresses of the floor."""

from django.contrib.auth import get_user_model, login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path

from benchmarks.floor.models import Employee

ROWS = 25
BACKEND = "django.contrib.auth.backends.ModelBackend"


def sign_in(request: HttpRequest, name: str) -> HttpResponse:
    """Sign in without a password: this server lives for a minute on a database of its own."""
    login(request, get_object_or_404(get_user_model(), login=name), backend=BACKEND)
    return HttpResponse("masuk")


def page(request: HttpRequest) -> HttpResponse:
    """Session, user, count, 25 rows."""
    context = {
        "name": request.user.name,
        "count": Employee.objects.count(),
        "rows": Employee.objects.all()[:ROWS],
    }
    return render(request, "floor.html", context)


urlpatterns = [path("masuk/<str:name>/", sign_in), path("", page)]
