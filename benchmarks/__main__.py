"""`python -m benchmarks`: needs the environment that `./portal bench` gives it."""

import os
import sys
from importlib import import_module

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "asn_portal.settings")
django.setup()
# Only now can models be imported.
sys.exit(import_module("benchmarks.run").main(sys.argv[1:]))
