"""What a keystroke is said to cost: the work of the page's thread, and nothing else."""

import pytest

from benchmarks.keystrokes import costs
from benchmarks.results import Figures, LeftOut

PAGE, OTHER = {"pid": 1, "tid": 1}, {"pid": 1, "tid": 2}


def lasting(name, ts, dur, worked, on=PAGE, **args):
    return {"name": name, "ts": ts, "dur": dur, "tdur": worked, "args": {"data": args}, **on}


def key(at):
    """A key that is worked on for 3 ms, and shown by a frame of 2 ms; each waits as long besides."""
    return [
        lasting("RunTask", at, 6000, 3000),
        lasting("EventDispatch", at + 10, 100, 90, type="keydown"),
        lasting("EventDispatch", at + 200, 4000, 2000, type="input"),
        lasting("RunTask", at + 10_000, 4000, 2000),
        lasting("ProxyMain::BeginMainFrame", at + 10_100, 3800, 1900),
    ]


def test_it_is_the_threads_own_work_from_the_key_until_its_frame():
    kept = lasting("RunTask", 20_000, 9000, 8000)
    told = costs([*key(0), kept, *key(60_000)])
    assert told.shown == Figures(5.0, 5.0)
    assert told.whole == Figures(9.0, 13.0)


def test_a_frame_that_began_before_the_letter_does_not_show_it():
    early = lasting("RunTask", -1000, 900, 900)
    between = [lasting("RunTask", 6100, 1000, 700), lasting("EventDispatch", 6150, 800, 600, type="input")]
    first, second, _, *frame = key(0)
    before = [lasting("RunTask", 6001, 90, 80), lasting("ProxyMain::BeginMainFrame", 6002, 80, 70)]
    assert costs([early, first, second, *before, *between, *frame]).shown == Figures(5.78, 5.78)


def test_other_threads_and_what_stands_within_a_task_count_for_nothing():
    noise = [lasting("RunTask", 100, 50_000, 50_000, on=OTHER), lasting("Layout", 300, 1000, 900)]
    assert costs([*noise, *key(0)]).shown == Figures(5.0, 5.0)


def test_a_browser_that_does_not_tell_its_threads_time_is_left_out():
    silent = [{name: value for name, value in each.items() if name != "tdur"} for each in key(0)]
    with pytest.raises(LeftOut):
        costs(silent)
