"""Word lists that rules are made with: `data/<language>/<name>.txt`, one file for each list.

A line that begins with `#` is a comment. Lists of single words may hold several on a line; lists of phrases hold one.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def words_of(name: str, language: str = "en") -> frozenset[str]:
    """Return a list of single words."""
    return frozenset(word for line in phrases_of(name, language) for word in line.split())


@cache
def phrases_of(name: str, language: str = "en") -> tuple[str, ...]:
    """Return a list of phrases, in the order of its file."""
    text = (files("plotweaver_quality") / "data" / language / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))
