"""Story time is read as authors write it."""

from __future__ import annotations

import datetime

import pytest
from plotweaver_manuscript.canon.when import read_when


@pytest.mark.parametrize(
    ("value", "date", "weekday", "clock"),
    [
        ("1815-03-14", datetime.date(1815, 3, 14), None, None),
        (datetime.date(1815, 3, 14), datetime.date(1815, 3, 14), None, None),
        ("14 March 1815, evening", datetime.date(1815, 3, 14), None, (1020, 1380)),
        ("March 14th 1815, 6:40", datetime.date(1815, 3, 14), None, (400, 400)),
        ("Monday, 6:40", None, "monday", (400, 400)),
        ("Tuesday, before dawn", None, "tuesday", (0, 360)),
        ("Friday, 9 pm", None, "friday", (1260, 1260)),
        ("30 February 1815", None, None, None),
    ],
)
def test_what_it_says_is_known(value, date, weekday, clock):
    when = read_when(value)
    assert (when.date, when.weekday, when.clock) == (date, weekday, clock)


@pytest.mark.parametrize("value", [None, True, [], {}])
def test_what_is_no_time_is_none(value):
    assert read_when(value) is None
