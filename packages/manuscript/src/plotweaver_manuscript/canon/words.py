"""Lists of words, as they are written down: parted by white space."""

from __future__ import annotations


def words(text: str) -> tuple[str, ...]:
    """Return the words of a list; `_` stands for a space within one."""
    return tuple(word.replace("_", " ") for word in text.split())
