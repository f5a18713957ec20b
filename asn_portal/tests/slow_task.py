"""A task that takes a minute, brought into a worker from outside: the product has no such task."""

from pathlib import Path

NAME = "tests.slow"
# Every Python that finds this file on its path runs it at its start, also the system's, which has no Celery.
SITE = f"""
import pathlib
import time

try:
    from celery import shared_task
except ImportError:
    pass
else:
    @shared_task(name="{NAME}")
    def slow(started):
        pathlib.Path(started).touch()
        time.sleep(60)
"""


def install(folder: Path) -> dict[str, str]:
    """The variable that brings the task into the programs started with it."""
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(SITE)
    return {"PYTHONPATH": str(folder)}
