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
        # None wakes a taker who would otherwise go on waiting. A simple one: whoever puts something in and whoever
        # takes it out never wait for each other's turn
        self._queue: queue.SimpleQueue[FeedEvent | None] = queue.SimpleQueue()
        self._left = threading.Event()

    @property
    def left(self) -> bool:
        """Whether it follows no more."""
        return self._left.is_set()

    def leave(self) -> None:
        """Stop following."""
        self._left.set()
        self.wake()

    def offer(self, event: FeedEvent) -> None:
        """Queue an ephemeral frame, unless the follower is too slow to take it."""
        if self._queue.qsize() < CAPACITY:
            self._queue.put(event)

    def wake(self) -> None:
        """Let whoever takes look for news elsewhere."""
        # while there is something it does not wait anyway
        if self._queue.empty():
            self._queue.put(None)

    def take(self, timeout: float) -> list[FeedEvent]:
        """Return what is queued, waiting up to `timeout` seconds for a first frame, or for `wake`."""
        frames: list[FeedEvent | None] = []
        with contextlib.suppress(queue.Empty):
            frames.append(self._queue.get(timeout=timeout) if timeout else self._queue.get_nowait())
            while True:
                frames.append(self._queue.get_nowait())
        return [frame for frame in frames if frame is not None]
