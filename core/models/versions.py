"""The version that edit forms carry, so that a stale form cannot overwrite a newer text."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Versioned(models.Model):
    """Base of what people edit in forms; `core.versions` raises it by one with each edit."""

    version = models.PositiveIntegerField(_("versi"), default=1, editable=False)

    class Meta:
        abstract = True
