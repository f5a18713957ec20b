"""The log: one JSON object a line, and nothing that a person typed."""

import json
import logging

from core import logs


def line_of(record_maker):
    """What the formatter makes of a record."""
    return json.loads(logs.JsonFormatter().format(record_maker()))


def record(message="halo", exc_info=None):
    return logging.LogRecord("portal", logging.INFO, __file__, 1, message, (), exc_info)


def test_a_line_has_time_level_logger_and_message():
    line = line_of(record)
    assert line["level"] == "INFO"
    assert line["message"] == "halo"
    assert line["time"].endswith("+00:00")


def test_the_request_id_is_on_the_line():
    token = logs.request_id.set("AB12")
    try:
        assert line_of(record)["request"] == "AB12"
    finally:
        logs.request_id.reset(token)


def test_an_exception_tells_its_kind_and_place_but_not_its_text():
    try:
        raise ValueError("NIK 3171014503900001")
    except ValueError as error:
        raised = (type(error), error, error.__traceback__)

    line = line_of(lambda: record(exc_info=raised))

    assert line["exception"] == "ValueError"
    assert "test_an_exception" in line["at"][0]
    assert "3171014503900001" not in json.dumps(line)


def test_a_newline_cannot_fake_a_second_line_and_what_follows_it_is_left_out():
    text = logs.JsonFormatter().format(record("kolom wajib\nDETAIL: Failing row contains (Sari)"))
    assert "\n" not in text
    assert "Sari" not in text
