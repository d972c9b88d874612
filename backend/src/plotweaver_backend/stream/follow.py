"""One follower's stream: the log from where it left off, ephemeral frames between, heartbeats in silence."""

from __future__ import annotations

import base64
import logging
import time
from collections.abc import Iterator
from datetime import UTC, datetime

from plotweaver_contracts.feed import FeedEvent, GitObject
from sqlalchemy.exc import SQLAlchemyError

from plotweaver_backend.feed import Event, Feed
from plotweaver_backend.feed.log import POLL_SECONDS
from plotweaver_backend.feed.tail import Tail
from plotweaver_backend.stream.hub import EphemeralHub, Follower

log = logging.getLogger(__name__)

HEARTBEAT_SECONDS = 10.0


def follow(feed: Feed, hub: EphemeralHub, after: int) -> Iterator[bytes]:
    """Yield lines of JSON until the follower leaves, or the log cannot be read. The first is a heartbeat.

    It tells that we listen from now on.
    """
    with hub.follow() as follower, feed.telling(follower.wake):
        yield _line(_heartbeat())
        try:
            yield from _told(follower, feed.tail(after))
        except SQLAlchemyError:
            # a stream that lives on without the log would look as if nothing happened any more; its end is noticed
            log.exception("the log cannot be read; a follower is let go")


def _told(follower: Follower, tail: Tail) -> Iterator[bytes]:
    said = time.monotonic()
    wait = 0.0
    while not follower.left:
        frames = [*follower.take(wait), *map(wire_event, tail.news())]
        # where there is some there may be more
        wait = 0.0 if frames else POLL_SECONDS
        if not frames and time.monotonic() - said >= HEARTBEAT_SECONDS:
            frames = [_heartbeat()]
        if frames:
            yield b"".join(map(_line, frames))
            said = time.monotonic()


def wire_event(event: Event) -> FeedEvent:
    """Return an event of the log as bffs read it."""
    carried = None if event.objects is None else [wire_object(kind, data) for kind, data in event.objects]
    return FeedEvent.model_validate(
        {
            "type": event.type,
            "project": event.project,
            "seq": event.seq,
            "at": event.at,
            "data": dict(event.data),
            "objects": carried,
        }
    )


def wire_object(kind: str, data: bytes) -> GitObject:
    """Return a git object as bffs read it."""
    return GitObject.model_validate({"type": kind, "data": base64.b64encode(data).decode()})


def _heartbeat() -> FeedEvent:
    return FeedEvent(type="heartbeat", project=None, seq=None, at=datetime.now(UTC).isoformat(), data={})


def _line(event: FeedEvent) -> bytes:
    return event.model_dump_json().encode() + b"\n"
