"""A kind of job whose conduct a test decides."""

from __future__ import annotations

from core import files, jobs


class Work:
    """Allowed or not, counted, and with something to do `during` it."""

    def __init__(self):
        self.is_allowed = True
        self.runs = 0
        self.during = lambda job: None

    def authorise(self, job):
        return self.is_allowed

    def run(self, job):
        self.runs += 1
        path = files.scratch(".pdf")
        path.write_bytes(b"%PDF-1.4 hasil")
        self.during(job)
        return jobs.Result("hasil.pdf", path)
