"""Who is alive, read from /proc: a process is known by its number and its start, since numbers come back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Entry:
    """One process; equal only to itself, however long ago it was seen."""

    pid: int
    started: int


def family(pid: int) -> set[Entry]:
    """The process and everything below it."""
    table = _read()
    found, waiting = set(), {pid}
    while waiting:
        parent = waiting.pop()
        if parent in table:
            found.add(Entry(parent, table[parent][1]))
        waiting |= {child for child, (above, _) in table.items() if above == parent}
    return found


def alive(entries: set[Entry]) -> set[Entry]:
    """Those that still run; a zombie has ended, PID 1 of a container may just never collect it."""
    table = _read()
    return {entry for entry in entries if table.get(entry.pid, (0, 0))[1] == entry.started}


def _read() -> dict[int, tuple[int, int]]:
    """Process → (parent, start), without zombies."""
    table = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(") ")[2].split()
        except OSError:
            continue  # it ended while we looked
        if fields[0] != "Z":
            table[int(folder.name)] = (int(fields[1]), int(fields[19]))
    return table
