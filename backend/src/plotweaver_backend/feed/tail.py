"""What the log has grown by since the last look: from this process's own memory where that is all there is."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Protocol

from plotweaver_backend.feed.event import Event
from plotweaver_backend.feed.poke import Poke
from plotweaver_backend.feed.recent import Recent


class Looking(Protocol):
    """Asks the database for up to `limit` events that follow `seq`."""

    def __call__(self, seq: int, limit: int) -> list[Event]:
        """Return them in order."""
        ...


class Tail:
    """One reader's place at the end of the log.

    Args:
        after: the last event that is known already.
        poke: counts what this process was told of.
        recent: what this process appended itself.
        look: asks the database.
        most: events of others that are read at once; each may carry a change's objects.
        patience: seconds after which the database is asked though nobody told of anything: other processes append, too.
        clock: monotonic seconds.
    """

    def __init__(
        self,
        after: int,
        poke: Poke,
        recent: Recent,
        look: Looking,
        most: int,
        patience: float,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._seq = after
        self._poke = poke
        self._recent = recent
        self._look = look
        self._most = most
        self._patience = patience
        self._clock = clock
        self._told = -1
        self._looked = -patience

    def news(self) -> list[Event]:
        """Return, in order, the events since the last call; waits for nothing."""
        # counted before looking, so that nothing is slept through
        told = self._poke.count
        found = self._recent.after(self._seq)
        untold = self._clock() - self._looked >= self._patience
        if told - self._told > len(found) or (not found and untold):
            # told of more than we appended ourselves, or nobody says anything
            others = self._look(found[-1].seq if found else self._seq, self._most)
            # where the database had something it may have more: it does not tell everything at once
            self._looked = self._clock() - (self._patience if others else 0)
            found += others
        self._told = told
        if found:
            self._seq = found[-1].seq
        return found

    def wait(self, seconds: float) -> list[Event]:
        """Return what `news` does, waiting up to `seconds` for a first event."""
        until = self._clock() + seconds
        while True:
            told = self._poke.count
            found = self.news()
            left = until - self._clock()
            if found or left <= 0:
                return found
            self._poke.wait(told, min(left, self._patience))
