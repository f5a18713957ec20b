"""ASN Portal: settings, addresses and everything that puts the apps together."""

from asn_portal.celery import app as celery_app

__all__ = ["celery_app"]
