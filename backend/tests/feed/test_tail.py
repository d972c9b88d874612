"""The end of the log: everything once and in order, and no question that is not needed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plotweaver_backend.feed.event import Event
from plotweaver_backend.feed.poke import Poke
from plotweaver_backend.feed.recent import Recent
from plotweaver_backend.feed.tail import Tail

PATIENCE = 0.25


def event(seq: int) -> Event:
    return Event(seq, "content.updated", "p", {}, None, "2026-01-01T00:00:00Z")


class Log:
    """A log that this process and others append to, and how often it was asked."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.poke, self.recent = Poke(), Recent()
        self.asked = 0
        self.now = 0.0
        self.most = 500

    def tail(self, after: int = 0) -> Tail:
        return Tail(after, self.poke, self.recent, self.look, self.most, PATIENCE, lambda: self.now)

    def look(self, seq: int, limit: int) -> list[Event]:
        self.asked += 1
        return [each for each in self.events if each.seq > seq][:limit]

    def append(self, by: str) -> None:
        told = event(len(self.events) + 1)
        self.events.append(told)
        if by == "us":
            self.recent.add(told)
        if by != "somebody silent":
            self.poke.poke()


@pytest.fixture
def log() -> Iterator[Log]:
    return Log()


def test_what_was_there_before_is_asked_for_once(log) -> None:
    log.append("somebody silent")
    tail = log.tail()
    assert [each.seq for each in tail.news()] == [1]


def test_our_own_events_need_no_question(log) -> None:
    tail = log.tail()
    tail.news()
    asked = log.asked
    for number in range(1, 6):
        log.append("us")
        assert [each.seq for each in tail.news()] == [number]
        assert tail.news() == []
    assert log.asked == asked


def test_what_another_process_tells_of_is_asked_for_at_once(log) -> None:
    tail = log.tail()
    tail.news()
    log.append("us")
    log.append("another")
    assert [each.seq for each in tail.news()] == [1, 2]


def test_what_nobody_tells_of_is_found_in_time(log) -> None:
    tail = log.tail()
    tail.news()
    log.append("somebody silent")
    assert tail.news() == []
    log.now += PATIENCE
    assert [each.seq for each in tail.news()] == [1]


def test_a_long_log_is_read_on_without_waiting(log) -> None:
    for _ in range(7):
        log.append("somebody silent")
    log.most = 3
    tail = log.tail()
    assert [[each.seq for each in tail.news()] for _ in range(3)] == [[1, 2, 3], [4, 5, 6], [7]]


def test_one_who_waits_gets_what_comes_and_nothing_where_nothing_does(log) -> None:
    tail = log.tail()
    assert tail.wait(0) == []
    log.append("us")
    assert [each.seq for each in tail.wait(60)] == [1]


@given(st.lists(st.sampled_from(["us", "another", "somebody silent", "look", "time goes by"]), max_size=60))
def test_whoever_appends_and_whenever_one_looks_each_event_is_told_once_and_in_order(acts) -> None:
    log = Log()
    tail, heard = log.tail(), []
    for act in acts:
        if act == "look":
            heard += tail.news()
        elif act == "time goes by":
            log.now += PATIENCE
        else:
            log.append(act)
    for _ in range(3):
        log.now += PATIENCE
        heard += tail.news()
    assert [each.seq for each in heard] == list(range(1, len(log.events) + 1))
