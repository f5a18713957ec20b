"""What `manage.py load_demo` and `seed` are: the owner of the tables."""

from contextlib import contextmanager

from django.db import connection


@contextmanager
def as_owner():
    """Be the owner of the tables for a moment."""
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE NONE")
        yield
        cursor.execute("SET ROLE asn_app")
