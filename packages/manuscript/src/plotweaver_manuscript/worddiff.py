"""Comparing two texts word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from plotweaver_manuscript.prose import word_spans

#: The sign of a footnote is changed as a whole.
_BETWEEN = re.compile(r"\[\^[^\]\s]{1,99}\]|\s+|\S")


@dataclass(frozen=True)
class Op:
    """A run kept, added or removed; `start` and `end` are characters in `after` (for removals: where it stood)."""

    kind: Literal["keep", "add", "remove"]
    text: str
    start: int
    end: int


def word_diff(before: str, after: str) -> list[Op]:
    """Return operations: without additions they spell `before`, without removals `after`."""
    old, new = _tokens(before), _tokens(after)
    operations: list[Op] = []
    place = 0
    for tag, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        removed, added = "".join(old[old_from:old_to]), "".join(new[new_from:new_to])
        if tag == "equal":
            operations.append(Op("keep", added, place, place + len(added)))
        else:
            if removed:
                operations.append(Op("remove", removed, place, place))
            if added:
                operations.append(Op("add", added, place, place + len(added)))
        place += len(added)
    return operations


def _tokens(text: str) -> list[str]:
    """Return words, signs of footnotes, runs of white space and single marks: together they spell the text again."""
    found: list[str] = []
    place = 0
    for start, end in word_spans(text):
        found += [*_BETWEEN.findall(text[place:start]), text[start:end]]
        place = end
    return found + _BETWEEN.findall(text[place:])
