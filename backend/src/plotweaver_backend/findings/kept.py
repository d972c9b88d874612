"""What was made of a text, by the id of its tree: the same text says the same, in whichever version it stands."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

_T = TypeVar("_T")


class ByTree(Generic[_T]):
    """Keeps what was asked for last, for several threads: whoever asks while it is being made waits for it.

    Args:
        most: how many are kept.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[str, _Entry[_T]] = OrderedDict()
        self._guard = threading.Lock()

    def get(self, tree: str, make: Callable[[], _T]) -> _T:
        """Return what is kept of a tree, made now if there is nothing; where `make` fails, the next one tries again."""
        with self._guard:
            entry = self._kept.setdefault(tree, _Entry())
            self._kept.move_to_end(tree)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        with entry.making:
            if not entry.made:
                entry.made.append(make())
            return entry.made[0]


class _Entry(Generic[_T]):
    """Of one tree: what was made, once it was."""

    def __init__(self) -> None:
        self.making = threading.Lock()
        self.made: list[_T] = []
