#!/usr/bin/env python
"""Django's command line. `./portal manage …` runs it with the services that it needs."""

import os
import sys

from django.core.management import execute_from_command_line

# These create tables or load rows past the triggers, so they sign in as the owner of the database.
OWNER_COMMANDS = {
    "prepare",
    "migrate",
    "seed",
    "load_demo",
    "flush",
    "sqlflush",
    "createcachetable",
    "pgtrigger",
}


def main() -> None:
    """Choose the database role by the command, then run it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "asn_portal.settings")
    if OWNER_COMMANDS.intersection(sys.argv[1:2]):
        os.environ["ASN_DATABASE_AS"] = "owner"
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
