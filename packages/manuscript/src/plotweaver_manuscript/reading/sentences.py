"""Where sentences end.

A sentence ends with a full stop, question mark, exclamation mark or ellipsis, the closing marks that follow it, and
white space or the paragraph's end. It goes on after an abbreviation or an initial, and where a small letter follows:
`“Why?” he asked.` is one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plotweaver_manuscript.prose import Span
from plotweaver_manuscript.reading.language import Language

#: Bounded: of a longer row of marks the end is found from within, and a row that ends nothing costs no square.
_END = re.compile(r"[.!?…](?:[.!?…\"'”’»›)\]_*]|[ \u00a0\u202f][»›]){0,64}(?=\s)")
_NEXT = re.compile(r"[\s\"'“”‘’«»‹›(\[_*—–-]*(\w?)")
_LAST = re.compile(r"[^\s\"'“‘«(\[_*—–-]+\Z")


def sentences(text: str, paragraphs: Sequence[Span], pack: Language) -> list[tuple[int, int]]:
    """Return where each sentence begins and ends; breaks between scenes hold none, a heading is one."""
    found: list[tuple[int, int]] = []
    for paragraph in paragraphs:
        if paragraph.kind == "heading":
            found.append((paragraph.start, paragraph.end))
        elif paragraph.kind != "break":
            found.extend(_within(text, paragraph, pack))
    return found


def _within(text: str, paragraph: Span, pack: Language) -> Iterator[tuple[int, int]]:
    start = paragraph.start + _blank(text, paragraph.start)
    for end in _END.finditer(text, paragraph.start, paragraph.end):
        if _ends(text, end, pack):
            yield start, end.end()
            start = end.end() + _blank(text, end.end())
    stop = paragraph.end
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    if stop > start:
        yield start, stop


def _blank(text: str, place: int) -> int:
    length = 0
    while place + length < len(text) and text[place + length].isspace():
        length += 1
    return length


def _ends(text: str, end: re.Match[str], pack: Language) -> bool:
    following = _NEXT.match(text, end.end())
    letter = following.group(1) if following else ""
    if letter.islower():
        return False
    if end.group() != "." or not letter:
        return True
    last = _LAST.search(text, max(0, end.start() - 24), end.start())
    word = last.group().casefold() if last else ""
    if len(word) == 1 and word.isalpha():
        # an initial, unless it is the pronoun that ends a sentence: `So do I. He`
        return word == "i" and not _initial(text, end.start(), pack)
    return word not in pack.abbreviations or word in pack.ending_abbreviations


def _initial(text: str, stop: int, pack: Language) -> bool:
    """Say whether an `I.` is part of a name: another initial or a title stands before it."""
    before = text[max(0, stop - 20) : stop - 1].split()
    word = before[-1].removesuffix(".").casefold() if before else ""
    return bool(before) and (word in pack.abbreviations or re.fullmatch(r"[A-Z]\.", before[-1]) is not None)
