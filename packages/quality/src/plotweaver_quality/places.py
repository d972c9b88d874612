"""Where in a file something stands, as editors count: lines and columns from 1, columns in characters."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from functools import cache

_LINE_END = re.compile("\n")


class Places:
    """Turns offsets into lines and columns.

    Args:
        texts: each file's text by its path; of one that is missing everything stands in the first line.
        within: the book's folder in its repository, with a slash at its end; empty if the book is all of it.
    """

    def __init__(self, texts: Mapping[str, str], within: str = "") -> None:
        self._texts = texts
        self._within = within
        self._starts = cache(self._lines)

    def file(self, path: str) -> str:
        """Return a file of the book as its repository calls it."""
        return f"{self._within}{path}"

    def line_and_column(self, path: str, offset: int) -> tuple[int, int]:
        """Return where a character stands."""
        starts = self._starts(path)
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    def _lines(self, path: str) -> list[int]:
        return [0, *(found.end() for found in _LINE_END.finditer(self._texts.get(path, "")))]
