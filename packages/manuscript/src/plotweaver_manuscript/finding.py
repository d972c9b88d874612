"""Finding words in prose just as they stand, and putting others in their place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

#: What people type for what books print, and the other way round.
_ALIKE = {mark: f"[{marks}]" for marks in ("'‘’", '"“”') for mark in marks}
#: A space in what is looked for is any space in a paragraph, also where a line of the file ends.
_SPACE = r"(?:[^\S\n]+\n?[^\S\n]*|\n[^\S\n]*(?=[^\s]))"
#: Letters on each side of a place, so that one sees where it stands.
_AROUND = 60


@dataclass(frozen=True)
class Wanted:
    """What is looked for.

    Attributes:
        words: as they stand; straight and curly marks are alike, and so are all spaces of a paragraph.
        match_case: whether capitals matter.
        whole_words: whether a part of a word does not count.
    """

    words: str
    match_case: bool = False
    whole_words: bool = False

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The regular expression: nothing in it can be tried in more than one way for long."""
        parts = re.split(r"(\s+)", self.words)
        found = "".join(_SPACE if part.isspace() else "".join(map(_letter, part)) for part in parts)
        if self.whole_words:
            found = rf"(?<!\w){found}(?!\w)"
        return re.compile(found, re.NOFLAG if self.match_case else re.IGNORECASE)


@dataclass(frozen=True)
class Place:
    """Where the words stand: `text[start:end] == found`, with what comes before and after in the paragraph."""

    start: int
    end: int
    before: str
    found: str
    after: str


def places(text: str, wanted: Wanted, begin: int = 0) -> list[Place]:
    """Return where words stand in `text` from the character `begin` on, in order; none overlaps another."""
    return [_place(text, begin, found) for found in wanted.pattern.finditer(text, begin) if found[0]]


def replaced(text: str, chosen: Iterable[Place], wanted: Wanted, words: str) -> str:
    """Return `text` with `words`, as they fit, at each of the chosen places."""
    for place in sorted(chosen, key=lambda each: each.start, reverse=True):
        text = text[: place.start] + fitted(words, place.found, wanted) + text[place.end :]
    return text


def fitted(words: str, found: str, wanted: Wanted) -> str:
    """Return `words` as they take the place of `found`.

    Where capitals do not matter, a place that begins with one keeps it; where marks are curly, they stay so.
    """
    if "’" in found and "'" not in found:
        words = words.replace("'", "’")
    if wanted.match_case or not wanted.words[:1].islower():
        return words
    if found.isupper() and len(found) > 1:
        return words.upper()
    return words[:1].upper() + words[1:] if found[:1].isupper() else words


def _letter(letter: str) -> str:
    return _ALIKE.get(letter, re.escape(letter))


def _place(text: str, begin: int, found: re.Match[str]) -> Place:
    start, end = found.span()
    before = text[begin:start].rpartition("\n\n")[2]
    after = text[end:].partition("\n\n")[0]
    if len(before) > _AROUND:
        before = "…" + before[-_AROUND:].partition(" ")[2]
    if len(after) > _AROUND:
        after = after[:_AROUND].rpartition(" ")[0] + "…"
    return Place(start, end, before.lstrip("\n"), found[0], after.rstrip("\n"))
