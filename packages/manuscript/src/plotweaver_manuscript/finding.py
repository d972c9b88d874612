"""Finding words in prose as a reader sees it, and putting others in their place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from plotweaver_manuscript.replacing import put
from plotweaver_manuscript.seen import GAP, Seen, seen

#: What people type for what books print, and the other way round.
_ALIKE = {mark: f"[{marks}]" for marks in ("'‘’", '"“”') for mark in marks}
#: A space in what is looked for is any space in a paragraph, also a line break, but not what parts two of them.
_SPACE = r"(?:(?<![^\S\n])[^\S\n]++|(?<!\n)\n(?!\n))"
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
    """Where the words stand, `text[start:end]`, as they are seen, with what comes before and after in the paragraph."""

    start: int
    end: int
    before: str
    found: str
    after: str


def places(text: str, wanted: Wanted, begin: int = 0) -> list[Place]:
    """Return where words are seen in `text` from the character `begin` on, in order; none overlaps another."""
    view = seen(text, begin)
    return [_place(view, *found.span()) for found in wanted.pattern.finditer(view.text) if found[0]]


def replaced(text: str, chosen: Iterable[Place], wanted: Wanted, words: str, begin: int = 0) -> str:
    """Return `text` with `words`, as they fit, at each of the chosen places."""
    return put(text, [(each.start, each.end, fitted(words, each.found, wanted)) for each in chosen], begin)


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


def _place(view: Seen, start: int, end: int) -> Place:
    # more than is shown, so that one sees whether it goes on
    before = view.text[max(start - 2 * _AROUND, 0) : start].rpartition(GAP)[2]
    after = view.text[end : end + 2 * _AROUND].partition(GAP)[0]
    if len(before) > _AROUND:
        before = "…" + before[-_AROUND:].partition(" ")[2]
    if len(after) > _AROUND:
        after = after[:_AROUND].rpartition(" ")[0] + "…"
    return Place(view.start(start), view.end(end), before, view.text[start:end], after)
