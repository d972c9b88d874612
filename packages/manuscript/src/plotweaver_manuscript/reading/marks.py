"""The quotation marks of one paragraph, told apart: which open, which close, which are apostrophes or inches."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import Literal, NamedTuple

from plotweaver_manuscript.prose import Span
from plotweaver_manuscript.reading.language import Language

Role = Literal["opens", "closes"]

_DOUBLE = re.compile("[\"“”„‟«»]|''|``")
_SINGLE = re.compile("['‘’‚‹›]")
_BEFORE_OPENING = " \t\r\n\u00a0\u202f([{—–-_*/"
_AFTER_CLOSING = " \t\r\n\u00a0\u202f)]}—–-_*/.,;:!?…\"”'’»"
_ENDS_SPEECH = ".,!?;:…—–-_*"
_GUILLEMETS = "«»"
#: Where speech may begin: at the head of a paragraph, or behind a point or comma.
_STRAY = re.compile(r"(?:\A|(?<=\n)|(?<=[,.:;!?…—–-]\s))['‘](?=[^\W\d_])")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


class Mark(NamedTuple):
    """A mark at `start`; `sure`: its surroundings leave no other reading."""

    start: int
    end: int
    role: Role
    sure: bool


def marks_of(text: str, paragraph: Span, single: bool, pack: Language, *, is_open: bool = False) -> list[Mark]:
    """Return the marks of the outermost quotations of a paragraph, in order.

    Args:
        single: the text's dialogue stands in single marks; double ones inside of them are left out. Where it does not,
            a single speech in them is read that begins and ends as speech does.
    """
    marks = _double(text, paragraph)
    if single:
        return _around(_single(text, paragraph, pack), marks)
    if is_open or not _STRAY.search(text, paragraph.start, paragraph.end):
        return marks
    return _around(_strays(text, paragraph, marks, pack), marks)


def _double(text: str, paragraph: Span) -> list[Mark]:
    found: list[Mark] = []
    opened = ""
    for match in _DOUBLE.finditer(text, paragraph.start, paragraph.end):
        start, end = match.span()
        before = text[start - 1] if start > paragraph.start else " "
        after = text[end] if end < paragraph.end else " "
        role, sure = _role(match.group(), before, after, opened)
        if role == "closes" and not opened and before.isdigit() and match.group() == '"':
            continue  # inches
        opened = match.group() if role == "opens" else ""
        found.append(Mark(start, end, role, sure))
    return _outermost(found)


def _role(mark: str, before: str, after: str, opened: str) -> tuple[Role, bool]:
    if mark in _GUILLEMETS and opened:  # with spaces inside, and in either direction
        return ("opens" if mark == opened else "closes"), True
    if mark == "”" and opened == "“" and not before.isspace():  # behind a dash, too: `“I was—”“Go!”`
        return "closes", True
    opens = before in _BEFORE_OPENING and (not after.isspace() or mark in _GUILLEMETS)
    closes = not before.isspace() and after in _AFTER_CLOSING
    if opens and closes:
        return ("closes" if opened else "opens"), False
    if opens or closes:
        return ("opens" if opens else "closes"), True
    return _by_shape(mark, bool(opened))


def _by_shape(mark: str, is_open: bool) -> tuple[Role, bool]:
    """A mark that stands alone, or between two letters: its own shape, else whatever is due."""
    if mark in "“„‟" and not is_open:
        return "opens", False
    if mark == "”":
        return "closes", False
    return ("closes" if is_open else "opens"), False


def _outermost(marks: list[Mark]) -> list[Mark]:
    """Leave out a pair inside of a pair (`"I said "no" to him"`): two that open, two that close."""
    found: list[Mark] = []
    place = 0
    is_open = False
    while place < len(marks):
        mark = marks[place]
        if is_open and [each.role for each in marks[place : place + 3]] == ["opens", "closes", "closes"]:
            place += 2
            continue
        is_open = mark.role == "opens"
        found.append(mark)
        place += 1
    return found


def _single(text: str, paragraph: Span, pack: Language) -> list[Mark]:
    candidates = [
        mark
        for match in _SINGLE.finditer(text, paragraph.start, paragraph.end)
        if (mark := _single_mark(text, paragraph, match.start(), pack)) is not None
    ]
    found: list[Mark] = []
    place = 0
    while place < len(candidates):
        mark = candidates[place]
        place += 1
        close = _closing(candidates, place) if mark.role == "opens" else None
        if mark.role == "opens" and not mark.sure and (close is None or not candidates[close].sure):
            continue  # `'Twas late`: an apostrophe, unless speech closes behind it
        found.append(mark)
        if close is not None:
            found.append(candidates[close])
            place = close + 1
    before = [None, *found]
    return [mark for mark, last in zip(found, before, strict=False) if _counts(mark, last)]


def _strays(text: str, paragraph: Span, double: list[Mark], pack: Language) -> list[Mark]:
    """Return the marks of single speeches in a text that has double ones.

    They are sure at both ends, begin with a capital, and stand in no other speech.
    """
    found: list[Mark] = []
    starts = [each.start for each in double]
    for opens, closes in pairwise(_single(text, paragraph, pack)):
        begins = _STRAY.match(text, opens.start) and (found or text[opens.end].isupper())
        before = bisect_left(starts, opens.start)
        outside = before == 0 or double[before - 1].role == "closes"
        if begins and outside and (opens.role, closes.role) == ("opens", "closes") and opens.sure and closes.sure:
            found += [opens, closes]
    return found


def _single_mark(text: str, paragraph: Span, place: int, pack: Language) -> Mark | None:
    before = text[place - 1] if place > paragraph.start else " "
    after = text[place + 1] if place + 1 < paragraph.end else " "
    if before.isalnum() and after.isalnum():
        return None
    if before in _BEFORE_OPENING + '"“' and not after.isspace() and text[place] != "’":
        word = _WORD.match(text, place + 1)
        said = word.group() if word is not None else ""
        key = said.casefold().replace("’", "'")
        if (key in pack.elisions and not said[0].isupper()) or after.isdigit():
            return None
        return Mark(place, place + 1, "opens", key not in pack.never_bare)
    if not before.isspace() and after in _AFTER_CLOSING and text[place] != "‘":
        return Mark(place, place + 1, "closes", before in _ENDS_SPEECH)
    return None


def _closing(candidates: list[Mark], place: int) -> int | None:
    """Return the mark that closes: the first after a point or comma; failing that the last after a letter.

    `'I saw the boys' dog,' he said` closes after the comma, `the word 'boys' was` after the letter.
    """
    weak = None
    for number in range(place, len(candidates)):
        mark = candidates[number]
        if mark.role == "opens":
            break
        if mark.sure:
            return number
        weak = number if weak is None else weak
    return weak


def _counts(mark: Mark, last: Mark | None) -> bool:
    """Say whether a mark is one: what closes behind a letter does so only what was opened."""
    return mark.role == "opens" or mark.sure or (last is not None and last.role == "opens")


def _around(single: list[Mark], double: list[Mark]) -> list[Mark]:
    """Return both kinds in order, without the double marks that stand inside of single ones."""
    found: list[Mark] = []
    opened = iter(single)
    pending = next(opened, None)
    inside = False
    for mark in double:
        while pending is not None and pending.start < mark.start:
            found.append(pending)
            inside = pending.role == "opens"
            pending = next(opened, None)
        if not inside:
            found.append(mark)
    if pending is not None:
        found.append(pending)
    return found + list(opened)
