"""Work without a page, in a process of its own: `python -m benchmarks.work spreadsheet 100000`, JSON out."""

from __future__ import annotations

import json
import os
import sys
from importlib import import_module

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "asn_portal.settings")
django.setup()
if __name__ == "__main__":
    print(json.dumps(getattr(import_module("benchmarks.jobs"), sys.argv[1])(*map(int, sys.argv[2:]))))
