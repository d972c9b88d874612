"""Waking those who wait in this process."""

from __future__ import annotations

import threading


class Poke:
    """A count of pokes that threads can wait to see grow."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._count = 0

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

    def wait(self, seen: int, timeout: float) -> None:
        """Return once the count is no longer `seen`, or after `timeout` seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._count != seen, timeout)
