"""Where people speak: the quotations of a text, by the marks that it uses.

Double marks of every kind (straight, curly, low, guillemets) are read wherever they stand. Single marks are read as
quotations only where the text uses them for its dialogue, because they are apostrophes, too, or where what they hold
begins and ends as speech does; dashes only where a text has no marks. A quotation goes on in the next paragraph if that
opens with a mark again, as is the custom, or if its first mark closes. A mark that was forgotten costs one quotation,
never the rest of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from plotweaver_manuscript.prose import Span
from plotweaver_manuscript.reading import dashes
from plotweaver_manuscript.reading.language import Language
from plotweaver_manuscript.reading.marks import Mark, marks_of

Kind = Literal["double", "single", "guillemets", "dash", "none"]

#: How many paragraphs without a mark (verse, a letter) may lie between the two ends of a quotation.
_LONGEST_GAP = 8
_DOUBLE_END = re.compile(r"[.,!?;:…—-][\"”“](?=[\s)—–-]|\Z)")
_SINGLE_END = re.compile(r"[.,!?;:…—-]['’](?=[\s)—–-]|\Z)")
_GUILLEMET_END = re.compile(r"[.,!?;:…—-][\s\u00a0\u202f]?[»«›‹](?=[\s,.)—–-]|\Z)")


class Quotation(NamedTuple):
    """A stretch of speech, `text[start:end]` without its marks.

    `opening` and `closing` are the marks, empty where there is none. `continues`: it goes on with the quotation
    before it, across a paragraph's end.
    """

    start: int
    end: int
    opening: str
    closing: str
    continues: bool


class Marks(NamedTuple):
    """How a text marks dialogue; `number`: how many quotations it has. `opening` and `closing` are the commonest."""

    kind: Kind
    opening: str
    closing: str
    number: int


def kind_of(text: str, paragraphs: Sequence[Span]) -> Kind:
    """Return how the text marks its dialogue: by the marks that stand after a point or comma."""
    counts: dict[Kind, int] = {
        "double": len(_DOUBLE_END.findall(text)),
        "single": len(_SINGLE_END.findall(text)),
        "guillemets": len(_GUILLEMET_END.findall(text)),
    }
    kind = max(counts, key=lambda each: counts[each])
    if counts[kind] * 4 >= dashes.count(text, paragraphs):
        return kind if counts[kind] else "none"
    return "dash"


def quotations(text: str, paragraphs: Sequence[Span], kind: Kind, pack: Language) -> list[Quotation]:
    """Return the outermost quotations in order; those inside others are part of them."""
    if kind == "dash":
        return [Quotation(start, end, mark, "", False) for start, end, mark in dashes.speech(text, paragraphs, pack)]
    reader = _Reader(text)
    for paragraph in paragraphs:
        if paragraph.kind in ("heading", "break"):
            reader.forget()
        else:
            reader.read(paragraph, marks_of(text, paragraph, kind == "single", pack, is_open=reader.left_open))
    return reader.found


class _Reader:
    """Reads paragraph after paragraph and remembers what the last one left open."""

    def __init__(self, text: str) -> None:
        self.found: list[Quotation] = []
        self._text = text
        self.left_open = False
        self._between: list[Span] = []

    def forget(self) -> None:
        """A heading or a break closes whatever was open."""
        self.left_open, self._between = False, []

    def read(self, paragraph: Span, marks: list[Mark]) -> None:
        """Add the quotations of a paragraph."""
        if not marks:
            self._wait(paragraph)
            return
        open_at, continues = self._at_start(paragraph, marks)
        self.forget()
        opening = ""
        for mark in marks:
            if open_at >= 0:
                closing = "" if mark.role == "opens" else self._text[mark.start : mark.end]
                self._add(open_at, mark.start, opening, closing, continues)
                open_at, opening, continues = -1, "", False
            if mark.role == "opens":
                open_at, opening = mark.end, self._text[mark.start : mark.end]
        if open_at >= 0:
            self._add(open_at, paragraph.end, opening, "", continues)
            self.left_open = True

    def _at_start(self, paragraph: Span, marks: list[Mark]) -> tuple[int, bool]:
        """Return where a quotation is open before the first mark (-1: none is), and whether the first continues one."""
        first = marks[0]
        if self.left_open and first.role == "closes":
            for span in self._between:
                self._add(span.start, span.end, "", "", True)
            return paragraph.start, True
        if first.role == "closes" and first.sure:
            return paragraph.start, False  # its opening mark was forgotten
        begins = not self._text[paragraph.start : first.start].strip(" \t_*")
        return -1, self.left_open and not self._between and begins

    def _wait(self, paragraph: Span) -> None:
        if self.left_open:
            self._between.append(paragraph)
            if len(self._between) > _LONGEST_GAP:
                self.forget()

    def _add(self, start: int, end: int, opening: str, closing: str, continues: bool) -> None:
        while start < end and self._text[start].isspace():
            start += 1
        while end > start and self._text[end - 1].isspace():
            end -= 1
        if end > start:
            self.found.append(Quotation(start, end, opening, closing, continues))
