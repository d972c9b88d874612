"""Ephemeral frames: from whoever has news to every bff that follows, never stored."""

from __future__ import annotations

import contextlib
import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from plotweaver_contracts.feed import FeedEvent

#: A follower that is this far behind loses ephemeral frames; clients catch up from the run's stored text.
CAPACITY = 2_000


class EphemeralHub:
    """Hands each published frame to each follower."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._followers: set[Follower] = set()

    def publish(self, event: FeedEvent) -> None:
        """Give `event` to everyone who follows now."""
        with self._lock:
            for follower in self._followers:
                follower.offer(event)

    def end(self) -> None:
        """Let everyone who follows go: this process is about to stop."""
        with self._lock:
            for follower in self._followers:
                follower.leave()

    @contextmanager
    def follow(self) -> Iterator[Follower]:
        """Follow until the context ends."""
        follower = Follower()
        with self._lock:
            self._followers.add(follower)
        try:
            yield follower
        finally:
            with self._lock:
                self._followers.discard(follower)
            follower.leave()


class Follower:
    """One follower's bounded queue of frames."""

    def __init__(self) -> None:
        # None wakes a taker who would otherwise wait for a follower that has left
        self._queue: queue.Queue[FeedEvent | None] = queue.Queue(CAPACITY)
        self._left = threading.Event()

    @property
    def left(self) -> bool:
        """Whether it follows no more."""
        return self._left.is_set()

    def leave(self) -> None:
        """Stop following."""
        self._left.set()
        with contextlib.suppress(queue.Full):
            self._queue.put_nowait(None)

    def offer(self, event: FeedEvent) -> None:
        """Queue an ephemeral frame, unless the follower is too slow to take it."""
        with contextlib.suppress(queue.Full):
            self._queue.put_nowait(event)

    def deliver(self, event: FeedEvent) -> None:
        """Queue an event of the log, however long that takes: none may be missing."""
        while not self.left:
            try:
                self._queue.put(event, timeout=1)
            except queue.Full:
                continue
            return

    def take(self, timeout: float) -> list[FeedEvent]:
        """Return what is queued, waiting up to `timeout` seconds for a first frame."""
        frames: list[FeedEvent | None] = []
        with contextlib.suppress(queue.Empty):
            frames.append(self._queue.get(timeout=timeout) if timeout else self._queue.get_nowait())
            while True:
                frames.append(self._queue.get_nowait())
        return [frame for frame in frames if frame is not None]
