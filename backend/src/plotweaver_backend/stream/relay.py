"""Ephemeral frames from the process that gets them to the followers of every process."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from plotweaver_contracts.feed import FeedEvent
from plotweaver_kit.problems import ProblemError
from sqlalchemy import Engine

from plotweaver_backend.database.notifications import MOST_BYTES
from plotweaver_backend.feed import Feed
from plotweaver_backend.stream.hub import EphemeralHub

CHANNEL = "plotweaver_frames"

#: Characters of a frame's JSON in one message; they are ASCII, and the rest is for what precedes them.
_PART = MOST_BYTES - 100

#: A frame that needs more parts than this is refused: frames are news, not files.
_MOST_PARTS = 64


class Relay:
    """Carries frames to every follower of this installation: itself where there is one process, else by PostgreSQL.

    Then our own followers, too, hear a frame only through the database, so that everyone hears all in one order.

    Args:
        hub: this process's followers.
        feed: woken with a frame where nothing else wakes it, since who sends one may have appended to the log.
        engine: the database.
    """

    def __init__(self, hub: EphemeralHub, feed: Feed, engine: Engine) -> None:
        self._hub = hub
        self._feed = feed
        self._engine = engine
        feed.notifications.subscribe(CHANNEL, Assembly(hub.publish).hear)

    def publish(self, frame: FeedEvent) -> None:
        """Give `frame` to everyone who follows now, in whichever process.

        Raises:
            ProblemError: `request.too_large`: this is a file, not news.
        """
        if not self._feed.notifications.shared:
            self._hub.publish(frame)
            self._feed.wake()
            return
        with self._engine.begin() as connection:
            self._feed.notifications.send(connection, CHANNEL, *split(frame))


class Assembly:
    """Puts frames together from their parts, which arrive one frame after the other.

    Args:
        whole: called with each frame.
    """

    def __init__(self, whole: Callable[[FeedEvent], None]) -> None:
        self._whole = whole
        self._frame = ""
        self._parts: list[str] = []

    def hear(self, message: str) -> None:
        """Take the next part; parts of a frame whose beginning was missed are left out."""
        frame, number, count, part = message.split(" ", 3)
        if int(number) == 0:
            self._frame, self._parts = frame, []
        if frame != self._frame or int(number) != len(self._parts):
            return
        self._parts.append(part)
        if len(self._parts) == int(count):
            self._whole(FeedEvent.model_validate_json("".join(self._parts)))
            self._parts = []


def split(frame: FeedEvent) -> list[str]:
    """Return a frame's parts, each small enough for one message.

    Raises:
        ProblemError: `request.too_large`: there would be too many.
    """
    text = frame.model_dump_json(ensure_ascii=True)
    count = -(-len(text) // _PART)
    if count > _MOST_PARTS:
        raise ProblemError("request.too_large")
    name = uuid.uuid4().hex
    parts = (text[number * _PART : (number + 1) * _PART] for number in range(count))
    return [f"{name} {number} {count} {part}" for number, part in enumerate(parts)]
