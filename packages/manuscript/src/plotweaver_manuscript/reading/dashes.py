"""Dialogue that a dash brings, as in French, Spanish and Joyce.

Speech begins after the dash that begins the paragraph. It ends where a verb of saying with its subject comes
in (`—No, said Ann, never.`), or between dashes (`—No —dijo Ana—, nunca.`); after the insertion it goes on. Behind what
was told a dash and a capital bring speech again (`—No, said Ann. —Never.`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from plotweaver_manuscript.prose import Span
from plotweaver_manuscript.reading.language import Language

_START = re.compile(r"[ \t]*(—|–|―|--)[ \t\u00a0]?(?=\S)")
_INSERTION = re.compile(r"\s[—–―](?=\w)(?P<inserted>[^—–―]*)(?:[—–―]|\Z)")


def count(text: str, paragraphs: Sequence[Span]) -> int:
    """Return how many paragraphs a dash begins."""
    return sum(paragraph.kind == "paragraph" and bool(_START.match(text, paragraph.start)) for paragraph in paragraphs)


def speech(text: str, paragraphs: Sequence[Span], pack: Language) -> Iterator[tuple[int, int, str]]:
    """Return each stretch of speech, start and end, and the dash that brought it."""
    for paragraph in paragraphs:
        start = _START.match(text, paragraph.start, paragraph.end) if paragraph.kind == "paragraph" else None
        if start is None:
            continue
        place = start.end()
        for inserted_from, inserted_to in _insertions(text, place, paragraph.end, pack):
            yield from _stretch(text, place, inserted_from, start.group(1))
            place = inserted_to
        yield from _stretch(text, place, paragraph.end, start.group(1))


def _stretch(text: str, start: int, end: int, dash: str) -> Iterator[tuple[int, int, str]]:
    while start < end and text[start] in " \t\r\n.,;:":
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        yield start, end, dash


def _insertions(text: str, start: int, end: int, pack: Language) -> list[tuple[int, int]]:
    """Return what is told between what is said."""
    found: list[tuple[int, int]] = []
    place, between = start, False
    while inserted := _INSERTION.search(text, place, end):
        told = _clauses(text, place, inserted.start(), pack)
        if told and text[inserted.start("inserted")].isupper():
            # `—No, said Ann. —Never.`: what was told is over, and somebody speaks again
            last = told.pop() if text[told[-1][1] - 1] in ".!?" else inserted.span()
            place = inserted.start("inserted")
            found += [*told, (last[0], place)]
        else:
            place, between = inserted.end(), True
            found.append(inserted.span())
    return found if between else [*found, *_clauses(text, place, end, pack)]


def _clauses(text: str, start: int, end: int, pack: Language) -> list[tuple[int, int]]:
    """Return the clauses with a verb of saying and its subject."""
    return [
        (found.start("clause"), found.end())
        for found in _clause(pack.abbreviations).finditer(text, start, end)
        if _says(found.group("clause"), pack)
    ]


@cache
def _clause(abbreviations: frozenset[str]) -> re.Pattern[str]:
    """Return what a clause looks like, with the mark that ends it; the point of an abbreviation does not."""
    short = "|".join(map(re.escape, sorted(abbreviations, key=len, reverse=True))) or r"(?!)"
    return re.compile(
        rf"(?<=[,.!?…])\s+(?P<clause>(?=[^\W\d_])(?:\b(?:{short})\.(?=\s)|[^,.!?;:])*[,.;:!?]?)", re.IGNORECASE
    )


def _says(clause: str, pack: Language) -> bool:
    """Say whether a clause is `he said softly` or `said Ann`: a verb of saying first, or second after its subject."""
    spoken = [word.strip(",.;:!?") for word in clause.split()]
    if spoken and spoken[0].casefold() in pack.abbreviations:  # `Mr. Brown said`
        spoken = spoken[1:]
    words, named = [word.casefold() for word in spoken], [word[:1].isupper() for word in spoken]
    if len(words) > 1 and words[0] in pack.saying:
        return words[1] in pack.subjects or words[1] in ("the", "a", "an") or named[1]
    return len(words) > 1 and words[1] in pack.saying and (words[0] in pack.subjects or named[0])
