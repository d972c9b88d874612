"""Footnotes of prose: where they are called and defined, and keeping the two in one scene."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from plotweaver_manuscript.prose import Span, paragraphs

# a mark is short: looked for without end, each of many that begin would cost what follows it
_DEFINED = re.compile(r"\[\^(?P<mark>[^\]\s]{1,99})\]:[ \t]*")
_LINE = re.compile(r"^(?=\[\^[^\]\s]{1,99}\]:)", re.MULTILINE)
_CALL = re.compile(r"\\.|\[\^(?P<mark>[^\]\s]{1,99})\]", re.DOTALL)
#: A further paragraph of a footnote.
_GOES_ON = re.compile(r" {4}|\t")
_TITLE = re.compile(r"#{1,6}[ \t]")


@dataclass(frozen=True)
class Definition:
    """A footnote of `mark`: it stands at `[start, end)`, its words begin at `text`; further paragraphs are indented."""

    mark: str
    start: int
    text: int
    end: int


def definitions(prose: str) -> list[Definition]:
    """Return the footnotes that are defined in some prose, in order."""
    found: list[Definition] = []
    open_ = False
    for span in paragraphs(prose):
        if _DEFINED.match(prose, span.start):
            found += _lines(prose, span)
            open_ = True
        elif open_ and _GOES_ON.match(prose, span.start):
            last = found[-1]
            found[-1] = Definition(last.mark, last.start, last.text, span.end)
        else:
            open_ = False
    return found


def calls(prose: str) -> list[str]:
    """Return the marks that the prose calls footnotes by, each once, in order; calls within footnotes are words."""
    marks = (call["mark"] for piece in _outside(prose) for call in _CALL.finditer(piece))
    return list(dict.fromkeys(mark for mark in marks if mark))


class Homes:
    """Which of several scenes a footnote is defined in that another one of them calls.

    Args:
        defined: the marks that each scene defines.
    """

    def __init__(self, defined: Iterable[Iterable[str]]) -> None:
        self._scenes: defaultdict[str, list[int]] = defaultdict(list)
        for scene, marks in enumerate(defined):
            for mark in dict.fromkeys(marks):
                self._scenes[mark].append(scene)

    def of(self, mark: str, scene: int, ahead: bool = False) -> int | None:
        """Return the scene that defines what `scene` calls: itself, or the nearest one before it, or the next one.

        Args:
            ahead: the next one comes first, as in a text whose footnotes stand below it.
        """
        scenes = self._scenes.get(mark, [])
        place = bisect_left(scenes, scene)
        if place < len(scenes) and (scenes[place] == scene or ahead or not place):
            return scenes[place]
        return scenes[place - 1] if scenes else None


def homed(scenes: Sequence[str], ahead: bool = False) -> list[str]:
    """Return scenes' prose, each footnote at the end of the first scene that calls it; what is there already stays.

    All scenes together have the same words. `ahead`: as in `Homes`.
    """
    defined = [definitions(prose) for prose in scenes]
    homes = Homes((each.mark for each in found) for found in defined)
    called: dict[tuple[int, str], int] = {}
    for scene, prose in enumerate(scenes if any(defined) else ()):
        for mark in calls(prose):
            home = homes.of(mark, scene, ahead)
            if home is not None:
                called.setdefault((home, mark), scene)
    coming: defaultdict[int, list[str]] = defaultdict(list)
    going: defaultdict[int, list[Definition]] = defaultdict(list)
    for scene, found in enumerate(defined):
        for each in found:
            to = called.get((scene, each.mark), scene)
            if to != scene:
                going[scene].append(each)
                coming[to].append(scenes[scene][each.start : each.end])
    return [
        _moved(prose, going[scene], coming[scene]) if going[scene] or coming[scene] else prose
        for scene, prose in enumerate(scenes)
    ]


def titles_without_calls(text: str) -> str:
    """Return the text with the footnotes that its titles call called below them: a title is words alone."""
    pieces: list[str] = []
    waiting: list[str] = []
    at = 0
    for span in paragraphs(text):
        block = text[span.start : span.end]
        pieces.append(text[at : span.start])
        at = span.end
        if span.kind == "heading" or _TITLE.match(block):
            waiting += [call.group() for call in _CALL.finditer(block) if call["mark"]]
            block = _CALL.sub(lambda call: "" if call["mark"] else call.group(), block).rstrip() if waiting else block
        elif waiting and span.kind != "break" and not _DEFINED.match(block):
            block, waiting = f"{block.rstrip()}{''.join(waiting)}", []
        pieces.append(block)
    return text if waiting else "".join([*pieces, text[at:]])


def _lines(prose: str, span: Span) -> Iterator[Definition]:
    """Yield the footnotes of a block: each line that begins as one begins one."""
    starts = [line.start() for line in _LINE.finditer(prose, span.start, span.end)]
    for start, end in zip(starts, [*starts[1:], span.end], strict=True):
        found = _DEFINED.match(prose, start)
        if found:
            yield Definition(found["mark"], start, found.end(), start + len(prose[start:end].rstrip()))


def _outside(prose: str) -> Iterator[str]:
    at = 0
    for each in definitions(prose):
        yield prose[at : each.start]
        at = each.end
    yield prose[at:]


def _moved(prose: str, gone: Sequence[Definition], come: Sequence[str]) -> str:
    kept, at = [], 0
    for each in gone:
        kept.append(prose[at : each.start].rstrip())
        at = each.end
    kept.append(prose[at:].rstrip())
    # what stood around a footnote that left stays apart
    pieces = [kept[0], *(piece.strip("\n") for piece in kept[1:]), *come]
    text = "\n\n".join(piece for piece in pieces if piece.strip())
    return f"{text}\n" if text else ""
