"""Prose as a reader sees it, and where in the file each of its characters stands.

A page shows no marks of emphasis and no escapes, neither what makes a heading or a quotation of a paragraph nor the
line ends of the file: lines flow, and paragraphs are one blank line apart. Footnotes are called by a raised sign.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from plotweaver_manuscript.marks import pairs, tokens
from plotweaver_manuscript.prose import Kind, Span, paragraphs

#: Between two paragraphs.
GAP = "\n\n"
_PREFIX: dict[Kind, re.Pattern[str]] = {"heading": re.compile(r"#{1,6}[ \t]+"), "quote": re.compile(r">[ \t]?")}
_NOTE = re.compile(r"\[\^[^\]\s]{1,99}\]:[ \t]*")
_BLANKS = re.compile(r"[^\S\r\n]*")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
#: A paragraph without any of these is seen as it stands.
_HIDES = re.compile(r"[*_\\\n]|\[\^|\A[^\S\n]")


class Emphasis(NamedTuple):
    """Italic or bold words: `[start, opened)` and `[closed, end)` are their marks."""

    start: int
    opened: int
    closed: int
    end: int


class _Piece(NamedTuple):
    """What is seen from `at` on in place of `[start, end)` of the file."""

    at: int
    start: int
    end: int
    text: str


class Seen:
    """A text as it is seen.

    Attributes:
        text: what is seen.
    """

    def __init__(self, shown: Iterator[tuple[int, int, str]]) -> None:
        self._pieces: list[_Piece] = []
        at = 0
        for start, end, text in shown:
            if text:
                self._pieces.append(_Piece(at, start, end, text))
                at += len(text)
        self._at = [piece.at for piece in self._pieces]
        self._starts = [piece.start for piece in self._pieces]
        self.text = "".join(piece.text for piece in self._pieces)

    def at(self, place: int) -> int:
        """Return what is seen first of the file from `place` on."""
        piece = self._pieces[bisect_right(self._starts, place) - 1]
        return piece.at + (place - piece.start if _stands(piece) else 0)

    def start(self, at: int) -> int:
        """Return where in the file the character begins that is seen at `at`."""
        piece = self._pieces[bisect_right(self._at, at) - 1]
        return piece.start + (at - piece.at if _stands(piece) else 0)

    def end(self, at: int) -> int:
        """Return where in the file the character ends that is seen before `at`."""
        piece = self._pieces[bisect_right(self._at, at - 1) - 1]
        return piece.start + at - piece.at if _stands(piece) else piece.end


@lru_cache(maxsize=512)
def seen(text: str, begin: int = 0) -> Seen:
    """Return how a text is seen from the character `begin` on; a scene break is a gap like any other."""
    return Seen(_shown(text, begin))


def emphasis(block: str, kind: Kind) -> list[Emphasis]:
    """Return what is italic or bold in a paragraph of the file."""
    if kind == "break":
        return []
    found = tokens(block)
    return [Emphasis(*found[first][2:4], *found[last][2:4]) for first, last in pairs(found)]


def _stands(piece: _Piece) -> bool:
    return piece.end - piece.start == len(piece.text)


def _shown(text: str, begin: int) -> Iterator[tuple[int, int, str]]:
    before: int | None = None
    for span in paragraphs(text[begin:]):
        if span.kind == "break":
            continue
        start, end = begin + span.start, begin + span.end
        if before is not None:
            yield before, start, GAP
        block = text[start:end]
        at = 0
        for first, last, instead in _hidden(block, span) if _hides(block, span) else ():
            yield start + at, start + first, block[at:first]
            yield start + first, start + last, instead
            at = last
        yield start + at, end, block[at:]
        before = end


def _hides(block: str, span: Span) -> bool:
    return span.kind != "paragraph" or _HIDES.search(block) is not None


def _hidden(block: str, span: Span) -> list[tuple[int, int, str]]:
    """Return what is not seen of a paragraph, in order, and what is seen instead."""
    prefix = _PREFIX.get(span.kind, _BLANKS)
    lines = _lines(block)
    note = _NOTE.match(block)
    lead = note.end() if note else _length(prefix, lines[0][1])
    ends: list[tuple[int, int, str]] = []
    for (at, line), (after, following) in pairwise(lines):
        hard = _hard_end(line)
        first = at + max(len(line.rstrip()) if hard is None else hard, _length(prefix, line))
        last = after + _length(prefix, following)
        if ends and ends[-1][1] >= first:
            ends[-1] = ends[-1][0], last, "\n"
        else:
            ends.append((first, last, " " if hard is None else "\n"))
    starts = [end[0] for end in ends]

    def apart(mark: tuple[int, int, str]) -> bool:
        near = bisect_left(starts, mark[1]) - 1
        return mark[0] >= lead and (near < 0 or ends[near][1] <= mark[0])

    return sorted([(0, lead, ""), *filter(apart, _marks(block, span.kind)), *ends])


def _marks(block: str, kind: Kind) -> Iterator[tuple[int, int, str]]:
    for each in emphasis(block, kind):
        yield each.start, each.opened, ""
        yield each.closed, each.end, ""
    for token in tokens(block):
        if token.what == "note":
            yield token.start, token.end, _call(token.text)
        elif token.what == "text" and token.end - token.start > len(token.text):
            yield token.start, token.start + 1, ""


def _call(mark: str) -> str:
    """Return how a footnote is called: by a raised number, or a star."""
    return mark.translate(_RAISED) if mark.isascii() and mark.isdigit() else "*"


def _hard_end(line: str) -> int | None:
    """Return where two spaces or a backslash end a line that stays one, None where lines flow."""
    words = line.rstrip(" ")
    if len(line) - len(words) > 1:
        return len(words)
    return len(line) - 1 if (len(line) - len(line.rstrip("\\"))) % 2 else None


def _lines(block: str) -> list[tuple[int, str]]:
    """Return the lines of a paragraph and where each begins, without their ends."""
    found = []
    at = 0
    for line in block.split("\n"):
        found.append((at, line.rstrip("\r")))
        at += len(line) + 1
    return found


def _length(prefix: re.Pattern[str], line: str) -> int:
    found = prefix.match(line)
    return found.end() if found else 0
