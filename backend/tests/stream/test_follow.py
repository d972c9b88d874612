"""A follower's stream: the log from its place, news between, and an end that is noticed."""

from __future__ import annotations

import json

import pytest
from plotweaver_backend.database import session_factory
from plotweaver_backend.feed import Feed
from plotweaver_backend.stream.follow import follow
from plotweaver_backend.stream.hub import EphemeralHub
from plotweaver_contracts.feed import FeedEvent
from sqlalchemy import Engine, text


@pytest.fixture
def feed(engine: Engine) -> Feed:
    return Feed(engine)


def append(engine: Engine, feed: Feed, number: int) -> None:
    with session_factory(engine).begin() as session:
        feed.append(session, "permissions.changed", None, {"n": number})


def frames(stream):
    for chunk in stream:
        yield from map(json.loads, chunk.splitlines())


def test_the_stream_begins_with_a_heartbeat_and_goes_on_where_the_follower_left_off(engine, feed) -> None:
    for number in (1, 2, 3):
        append(engine, feed, number)
    heard = frames(follow(feed, EphemeralHub(), after=1))
    assert next(heard)["type"] == "heartbeat"
    assert [next(heard)["seq"] for _ in range(2)] == [2, 3]
    append(engine, feed, 4)
    assert next(heard)["seq"] == 4


def test_ephemeral_frames_come_between_without_a_place(engine, feed) -> None:
    hub = EphemeralHub()
    heard = frames(follow(feed, hub, after=0))
    next(heard)
    frame = FeedEvent(type="user.presence", project="p", seq=None, at="2026-01-01T00:00:00Z", data={"accounts": []})
    hub.publish(frame)
    assert next(heard) == frame.model_dump(mode="json")


def test_a_follower_is_let_go_when_the_log_cannot_be_read(engine, feed) -> None:
    stream = follow(feed, EphemeralHub(), after=0)
    next(stream)
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE feed_events RENAME TO feed_events_elsewhere"))
    assert all(frame["type"] == "heartbeat" for frame in frames(stream))
