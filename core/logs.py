"""Structured logs: one JSON object a line, with the request id and without personal data."""

from __future__ import annotations

import json
import logging
from contextvars import ContextVar
from datetime import UTC, datetime

request_id: ContextVar[str] = ContextVar("request_id", default="")


class JsonFormatter(logging.Formatter):
    """Writes time, level, logger, first line of the message, request id, type and place of an exception.

    The text of an exception and further lines may quote what a person typed, so they are left out.
    """

    def format(self, record: logging.LogRecord) -> str:
        """One line of JSON."""
        line: dict[str, str | list[str]] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage().partition("\n")[0],
        }
        if request_id.get():
            line["request"] = request_id.get()
        if record.exc_info and record.exc_info[0]:
            line["exception"] = record.exc_info[0].__name__
            line["at"] = _places(record)
        return json.dumps(line, ensure_ascii=False)


def _places(record: logging.LogRecord) -> list[str]:
    frames = []
    frame = record.exc_info[2] if record.exc_info else None
    while frame is not None:
        code = frame.tb_frame.f_code
        frames.append(f"{code.co_filename.rsplit('/', 2)[-1]}:{frame.tb_lineno} {code.co_name}")
        frame = frame.tb_next
    return frames[-8:]
