"""The newest events of this process, so that its followers need not read back what it has just written."""

from __future__ import annotations

import threading
from collections import OrderedDict

from plotweaver_backend.feed.event import Event

#: More than ever wait at once; each may carry a change's objects.
_KEPT = 32


class Recent:
    """Committed events by `seq`. Other processes append too, so there may be gaps here."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._events: OrderedDict[int, Event] = OrderedDict()

    def add(self, event: Event) -> None:
        """Remember an event whose transaction is committed."""
        with self._lock:
            self._events[event.seq] = event
            while len(self._events) > _KEPT:
                self._events.popitem(last=False)

    def after(self, seq: int) -> list[Event]:
        """Return the events that follow `seq` without a gap; none if the next one is not remembered."""
        found: list[Event] = []
        with self._lock:
            while (following := self._events.get(seq + 1 + len(found))) is not None:
                found.append(following)
        return found
