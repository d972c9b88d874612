"""Word lists that rules are made with: `data/<language>/<name>.txt`, one file for each list.

A line that begins with `#` is a comment. Lists of single words may hold several on a line; lists of phrases hold one,
written as `phrases.py` says.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_DATA = Path(__file__).with_name("data")
#: The longest ending first: `ingly` before `ly`.
_ENDINGS = ("ingly", "edly", "'s", "ing", "ies", "ied", "ed", "es", "ly", "s", "e")


def listed(words: str) -> frozenset[str]:
    """Return a short list of words that stands in the code of its rule."""
    return frozenset(words.split())


@cache
def words_of(name: str, language: str = "en") -> frozenset[str]:
    """Return a list of single words."""
    return frozenset(word for line in phrases_of(name, language) for word in line.split())


@cache
def phrases_of(name: str, language: str = "en") -> tuple[str, ...]:
    """Return a list of phrases, in the order of its file."""
    text = (_DATA / language / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def stem(word: str) -> str:
    """Return what a word shares with its common English inflections: `walked`, `walking`, `walks` → `walk`.

    Only good for telling that two words look alike; what is left need be no word.
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            left = word[: -len(ending)]
            return left[:-1] if len(left) > 3 and left[-1] == left[-2] else left
    return word
