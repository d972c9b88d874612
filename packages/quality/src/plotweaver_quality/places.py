"""Where in a file something stands, as editors count: lines and columns from 1, columns in characters."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from functools import cache


class Places:
    """Turns offsets into lines and columns.

    Args:
        texts: each file's text by its path; of one that is missing everything stands in the first line.
    """

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._starts = cache(self._lines)

    def line_and_column(self, path: str, offset: int) -> tuple[int, int]:
        """Return where a character stands."""
        starts = self._starts(path)
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    def _lines(self, path: str) -> list[int]:
        text = self._texts.get(path, "")
        return [0, *(at + 1 for at, letter in enumerate(text) if letter == "\n")]
