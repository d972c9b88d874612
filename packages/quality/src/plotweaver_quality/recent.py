"""A memory for processes that run on: what was found of scenes lately, for several threads."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import Any

#: Enough for several long novels: a scene has one entry for each check, and most sentences have one of their facts.
MOST = 60_000


class RecentMemory:
    """Keeps the entries that were asked for last.

    Args:
        most: how many.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._kept: OrderedDict[str, Any] = OrderedDict()
        self._guard = threading.Lock()

    def get(self, name: str) -> Any:
        """Return an entry, or None."""
        with self._guard:
            if name in self._kept:
                self._kept.move_to_end(name)
            return self._kept.get(name)

    def keep(self, name: str, value: Any) -> None:
        """Keep an entry; the one that nobody asked for longest goes."""
        with self._guard:
            self._kept[name] = value
            self._kept.move_to_end(name)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
