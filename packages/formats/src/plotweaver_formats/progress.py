"""How far a file in the making has come, chapter by chapter."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")


class Progress:
    """Tells how many chapters of how many are done.

    Args:
        tell: called with (done, of); called from the thread that writes.
    """

    def __init__(self, tell: Callable[[int, int], None] = lambda done, of: None) -> None:
        self._tell = tell

    def over(self, chapters: Sequence[T]) -> Iterator[T]:
        """Yield the chapters, telling after each."""
        self._tell(0, len(chapters))
        for place, chapter in enumerate(chapters, 1):
            yield chapter
            self._tell(place, len(chapters))
