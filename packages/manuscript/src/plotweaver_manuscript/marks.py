"""The marks of emphasis in a paragraph: which of its signs are letters, and which say that words are italic or bold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_SIGN = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])|\[\^(?P<note>[^\]\s]{1,99})\]|(?P<stars>\*{1,3})|(?P<lines>(?<!\w)_{1,3}(?=\S)|_{1,3}(?!\w))"
)


class Token(NamedTuple):
    """A stretch `[start, end)` of a paragraph.

    Attributes:
        what: `text`, `note` or `mark`.
        text: what it reads: the words, the note's name, the mark.
        opens: whether a mark may begin emphasis.
        closes: whether it may end it.
    """

    what: str
    text: str
    start: int
    end: int
    opens: bool = False
    closes: bool = False


def tokens(text: str) -> list[Token]:
    """Return a paragraph in stretches that are words, marks or notes; an escape reads as the sign behind it."""
    return list(_tokens(text))


def pairs(found: Sequence[Token]) -> list[tuple[int, int]]:
    """Return the places of the marks that belong together; the nearest opener of the same marks is the one closed.

    Marks that close nothing are letters.
    """
    open_at: list[int] = []
    waiting: Counter[str] = Counter()
    paired: list[tuple[int, int]] = []
    for place, token in enumerate(found):
        if token.what != "mark":
            continue
        # marks around nothing are letters, too
        empty = bool(open_at) and found[open_at[-1]].end == token.start
        if token.closes and waiting[token.text] and not empty:
            while True:
                # what was opened within is closed by nothing; nothing is looked at twice
                opener = open_at.pop()
                waiting[found[opener].text] -= 1
                if found[opener].text == token.text:
                    break
            paired.append((opener, place))
        elif token.opens:
            open_at.append(place)
            waiting[token.text] += 1
    return paired


def _tokens(text: str) -> Iterator[Token]:
    at = 0
    for found in _SIGN.finditer(text):
        start, end = found.span()
        if start > at:
            yield Token("text", text[at:start], at, start)
        at = end
        if found["escaped"]:
            yield Token("text", found["escaped"], start, end)
        elif found["note"]:
            yield Token("note", found["note"], start, end)
        else:
            before, after = text[start - 1 : start], text[end : end + 1]
            opens, closes = bool(after) and not after.isspace(), bool(before) and not before.isspace()
            yield Token("mark", found.group(), start, end, opens, closes)
    if at < len(text):
        yield Token("text", text[at:], at, len(text))
