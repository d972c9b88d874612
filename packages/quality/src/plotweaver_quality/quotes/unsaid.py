"""Words in marks that nobody says there, whatever they look like: verse, writing, what is only reported or seems so.

These are rules and not weights: each holds by what it means, and a model learns none of them from novels that have no
such thing. docs/guides/quotes.md tells what they find and cost, novel by novel.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from plotweaver_manuscript.reading import Reading

from plotweaver_quality.quotes import speech
from plotweaver_quality.quotes.layout import Piece
from plotweaver_quality.quotes.tags import Tag

#: A stanza has three lines at least, none as long as a line of prose.
_STANZA, _LINE = 3, 64
_MARKS = "\"“„‘'_([— "
_WRITING = (
    r"(?:letter|note|paper|card|telegram|message|notice|advertisement|article|paragraph|report|inscription|headline"
    r"|placard|poster|postscript|epitaph|sign)"
)
#: `which seemed to say, “…”`; `as much as to say`.
_SEEMS = re.compile(
    r"\b(?:seem(?:s|ed|ing)?|appear(?:s|ed)?|as\s+(?:much\s+as|if|though)|ready|temptation|tempted)\s+to\s+"
    r"(?:say|ask|exclaim|cry|tell)[\s,;:—–-]*\Z"
)
#: `My dear Anne,—I have`, `Dear Sir: …`
_ADDRESS = re.compile(
    r"[_\s]*(?:my\s+)?dear(?:est)?\s+(?:\w+\.?\s+){0,2}?[A-Z]\w+[_\s]*(?:,\s*(?:--|—|–|\n)|:|--|—)", re.I
)
#: `she read these lines:`, `on a scrap of paper he had written:`
_WRITTEN = re.compile(
    rf"\b(?:{_WRITING}|lines|verses|scrawled|wrote|written|read|ran\s+(?:thus|as\s+follows|in\s+this\s+way)"
    r"|the\s+following\s+words)\b[^.!?\"“”]{0,60}:[\s—–-]*\Z"
)
#: `this letter ran`, `said the _Standard_`.
_BY_WRITING = re.compile(
    rf"[\s,]*(?:(?:the|this|that|his|her|my)\s+(?:\w+\s+)?{_WRITING}\s+(?:said|ran|read|went\s+on|concluded|began)\b"
    rf"|(?:said|ran|read)\s+the\s+(?:{_WRITING}\b|_[A-Z]))"
)
#: How far back it is looked for what leads to a paragraph of its own, in characters.
_BEFORE = 200
#: A paragraph of a letter has so many words or more, its signature so many or fewer.
_LONG, _SIGNATURE = 40, 3


def unsaid(reading: Reading, seen: Sequence[tuple[Piece, Tag | None, Tag | None]]) -> frozenset[int]:
    """Return which quotations nobody says there, by number.

    Args:
        reading: the text.
        seen: its quotations in their order, each with the tags before and after it.
    """
    stanzas = {number for number in {piece.paragraph for piece, _, _ in seen} if _is_stanza(reading, number)}
    written = {piece.paragraph for piece, _, _ in seen if _BY_WRITING.match(piece.tail)}
    tagged = {piece.paragraph for piece, *tags in seen if any(tag is not None and tag.says for tag in tags)}
    found: set[int] = set()
    letter: Piece | None = None
    for piece, _, _ in seen:
        letter = piece if _is_letter(reading, piece) or _goes_on(letter, piece) else None
        told = letter is not None or piece.paragraph in stanzas or piece.paragraph in written
        reported = piece.paragraph not in tagged and _is_reported(reading, piece)
        if told or reported or _SEEMS.search(piece.lead):
            found.add(piece.quotation)
    return frozenset(found)


def _is_stanza(reading: Reading, number: int) -> bool:
    """Say whether a paragraph is verse: short lines with capitals, and a quotation that goes over more than one."""
    span = reading.paragraphs[number]
    lines = [line.strip() for line in reading.text[span.start : span.end].splitlines() if line.strip()]
    if len(lines) < _STANZA or max(map(len, lines)) >= _LINE:
        return False
    if any(line.lstrip(_MARKS)[:1].islower() for line in lines):
        return False
    within = (each for each in reading.quotations if span.start <= each.start < span.end)
    return any("\n" in reading.text[each.start : each.end] for each in within)


def _is_letter(reading: Reading, piece: Piece) -> bool:
    """Say whether a paragraph of its own is written: it addresses somebody as letters do, or is led to as writing."""
    if piece.lead.strip() or piece.tail.strip() or not (piece.first and piece.last):
        return False
    if _ADDRESS.match(reading.text, piece.start, piece.end):
        return True
    before = reading.text[max(0, piece.start - _BEFORE) : piece.start]
    return _WRITTEN.search(before.rstrip(_MARKS + "\r\n")) is not None


def _goes_on(letter: Piece | None, piece: Piece) -> bool:
    """Say whether a letter goes on: its next paragraph is marked as one quotation, too, and long, or a signature."""
    if letter is None or piece.paragraph != letter.paragraph + 1 or piece.lead.strip() or piece.tail.strip():
        return False
    return piece.continues or len(piece.words) >= _LONG or len(piece.words) <= _SIGNATURE


def _is_reported(reading: Reading, piece: Piece) -> bool:
    """Say whether it tells in the third person and the past what somebody said, with narration before it."""
    return bool(piece.lead.strip()) and speech.is_reported(reading, piece)
