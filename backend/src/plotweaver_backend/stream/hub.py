"""Ephemeral frames: from whoever has news to every bff that follows, never stored."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from plotweaver_contracts.feed import FeedEvent

#: A follower that is this far behind loses its oldest frames; clients catch up from the run's stored text.
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


class Follower:
    """One follower's bounded queue."""

    def __init__(self) -> None:
        self._queue: queue.Queue[FeedEvent] = queue.Queue(CAPACITY)

    def offer(self, event: FeedEvent) -> None:
        """Queue `event`, dropping the oldest frame if the follower is too slow."""
        while True:
            try:
                self._queue.put_nowait(event)
            except queue.Full:
                self._drop_oldest()
            else:
                return

    def take(self, timeout: float) -> list[FeedEvent]:
        """Return what is queued, waiting up to `timeout` seconds for a first frame."""
        try:
            frames = [self._queue.get(timeout=timeout)]
        except queue.Empty:
            return []
        while True:
            try:
                frames.append(self._queue.get_nowait())
            except queue.Empty:
                return frames

    def _drop_oldest(self) -> None:
        try:
            self._queue.get_nowait()
        except queue.Empty:
            return  # the follower took it meanwhile
