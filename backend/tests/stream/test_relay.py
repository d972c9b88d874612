"""Frames cut into messages of the database, and put together again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plotweaver_backend.feed import Feed
from plotweaver_backend.stream.hub import EphemeralHub
from plotweaver_backend.stream.relay import Assembly, Relay, split
from plotweaver_contracts.feed import FeedEvent
from plotweaver_kit.problems import ProblemError


def frame(text: str) -> FeedEvent:
    return FeedEvent(type="generation.progress", project=None, seq=None, at="2026-01-01T00:00:00Z", data={"t": text})


@given(st.text(max_size=30), st.integers(1, 700))
def test_parts_are_small_and_make_the_frame_again(text, times):
    heard = []
    assembly = Assembly(heard.append)
    for part in split(frame(text * times)):
        assert len(part.encode()) < 8000
        assembly.hear(part)
    assert heard == [frame(text * times)]


def test_a_frame_whose_beginning_or_end_was_missed_is_left_out():
    heard = []
    assembly = Assembly(heard.append)
    missed, broken, whole = split(frame("ä" * 9000)), split(frame("ö" * 9000)), split(frame("ü" * 9000))
    for part in [*missed[1:], *broken[:-1], *whole]:
        assembly.hear(part)
    assert heard == [frame("ü" * 9000)]


def test_a_frame_as_large_as_a_file_is_refused():
    with pytest.raises(ProblemError) as caught:
        split(frame("x" * 1_000_000))
    assert caught.value.code == "request.too_large"


def test_a_published_frame_reaches_this_processs_followers(engine):
    hub, feed = EphemeralHub(), Feed(engine)
    relay = Relay(hub, feed, engine)
    feed.notifications.start()
    with hub.follow() as follower:
        relay.publish(frame("news"))
        assert follower.take(30) == [frame("news")]
