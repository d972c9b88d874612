"""How quotations stand in their paragraphs: what is told before and after each, and which begin a turn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plotweaver_manuscript.reading import Quotation, Reading


@dataclass(frozen=True)
class Piece:
    """A quotation in its paragraph. Ranges count words.

    Attributes:
        quotation: its number among the reading's quotations.
        paragraph: the number of its paragraph.
        words: the words inside.
        before: the words told between the quotation before, or the paragraph's beginning, and this one.
        after: the words told between this one and the next, or the paragraph's end.
        first: nothing is quoted before it in its paragraph.
        last: nothing is quoted after it in its paragraph.
        lead: the text that `before` spans, marks left out; `tail`: that of `after`.
    """

    quotation: int
    paragraph: int
    start: int
    end: int
    words: range
    before: range
    after: range
    first: bool
    last: bool
    lead: str
    tail: str
    continues: bool


def pieces(reading: Reading, chosen: Sequence[int] | None = None) -> list[Piece]:
    """Return the quotations in their paragraphs; those not chosen count as narration."""
    numbers = range(len(reading.quotations)) if chosen is None else chosen
    grouped: dict[int, list[int]] = {}
    for number in numbers:
        paragraph = reading.paragraph_at(reading.quotations[number].start)
        if paragraph is not None:
            grouped.setdefault(paragraph, []).append(number)
    return [piece for paragraph, members in grouped.items() for piece in _within(reading, paragraph, members)]


def _within(reading: Reading, paragraph: int, members: Sequence[int]) -> list[Piece]:
    span = reading.paragraphs[paragraph]
    quoted = [reading.quotations[number] for number in members]
    edges = [span.start, *(_outer_end(each) for each in quoted)]
    limits = [*(_outer_start(each) for each in quoted), span.end]
    found = []
    for place, (number, each) in enumerate(zip(members, quoted, strict=True)):
        lead, tail = (edges[place], limits[place]), (edges[place + 1], limits[place + 1])
        found.append(
            Piece(
                quotation=number,
                paragraph=paragraph,
                start=each.start,
                end=each.end,
                words=reading.words_between(each.start, each.end),
                before=reading.words_between(*lead),
                after=reading.words_between(*tail),
                first=place == 0,
                last=place == len(members) - 1,
                lead=reading.text[slice(*lead)],
                tail=reading.text[slice(*tail)],
                continues=each.continues,
            )
        )
    return found


def _outer_start(each: Quotation) -> int:
    return each.start - len(each.opening)


def _outer_end(each: Quotation) -> int:
    return each.end + len(each.closing)
