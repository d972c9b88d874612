"""Waking those who wait in this process."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Poke:
    """A count of pokes that threads can wait to see grow."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._count = 0
        self._told: list[Callable[[], None]] = []

    @property
    def count(self) -> int:
        """How often `poke` was called; read it before looking for news, so that none is slept through."""
        with self._changed:
            return self._count

    def poke(self) -> None:
        """Wake everyone."""
        with self._changed:
            self._count += 1
            self._changed.notify_all()
            told = list(self._told)
        for each in told:
            each()

    @contextmanager
    def telling(self, told: Callable[[], None]) -> Iterator[None]:
        """Call `told` with every poke, in the thread that pokes, until the context ends."""
        with self._changed:
            self._told.append(told)
        try:
            yield
        finally:
            with self._changed:
                self._told.remove(told)

    def wait(self, seen: int, timeout: float) -> None:
        """Return once the count is no longer `seen`, or after `timeout` seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._count != seen, timeout)
