"""WSGI entry point of the web processes."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import reverse

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "asn_portal.settings")
# No page may hold a web thread for long; the worker has no such limit.
os.environ.setdefault("ASN_STATEMENT_TIMEOUT_MS", "15000")

application = get_wsgi_application()
# Read all addresses and their views before gunicorn forks: a new web process then answers at once.
reverse("home")
