"""Where words that somebody pointed at stand after the text went on: edited, or moved within a scene or out of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from plotweaver_manuscript.worddiff import Op, word_diff

#: A share of the words that, where it still stands in its place, outweighs the same words elsewhere.
STAYED = 0.5
#: So many words are not the same by chance in another scene.
TELLING = 4

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Carried:
    """Where the words stand now, in characters, and how much of them is as it was (0 to 1)."""

    start: int
    end: int
    kept: float


class Passage:
    """A text as it was and as it is now: carries stretches of the one into the other."""

    def __init__(self, before: str, after: str) -> None:
        self._before, self._after = before, after
        self._operations: list[Op] | None = None

    def find(self, start: int, end: int) -> Carried | None:
        """Return where the words from `start` to `end` are now: in their place, or moved; None: nowhere in this text.

        Words that were replaced are where their replacement is. Where less than half of them stayed in their place, and
        all of them stand elsewhere, they were moved there.
        """
        if self._before == self._after:
            return Carried(start, end, 1.0)
        stayed = self._in_place(start, end)
        if stayed is not None and stayed.kept >= STAYED:
            return stayed
        return self._moved(start, end) or stayed

    def _in_place(self, start: int, end: int) -> Carried | None:
        quote, pieces, kept, place = self._before[start:end], [], 0, 0
        replacing = False
        for op in self._compared():
            length = len(op.text) if op.kind != "add" else 0
            inside = _overlap(place, place + length, start, end)
            if op.kind == "keep" and inside:
                pieces.append((op.start + inside[0] - place, op.start + inside[1] - place))
                kept += len(_WORD.findall(self._before[inside[0] : inside[1]]))
            elif op.kind == "add" and (start < place < end or replacing):
                pieces.append((op.start, op.end))
            replacing = op.kind == "remove" and inside is not None
            place += length
        words = len(_WORD.findall(quote)) or 1
        found = _trimmed(self._after, pieces)
        return found and Carried(*found, min(kept / words, 1.0))

    def _moved(self, start: int, end: int) -> Carried | None:
        found = places_of(self._before[start:end], self._after)
        if len(found) != 1:
            return None
        return Carried(found[0], found[0] + end - start, 1.0)

    def _compared(self) -> list[Op]:
        if self._operations is None:
            self._operations = _word_diff_of_the_middle(self._before, self._after)
        return self._operations


def find_elsewhere(quote: str, scenes: Mapping[str, str], known: Callable[[str], str]) -> tuple[str, int] | None:
    """Return the one scene that words moved to, and where in it; None if there is none, or more than one.

    Args:
        quote: the words; a few that may be anywhere are not looked for.
        scenes: texts by scene.
        known: what the text of a scene was when somebody pointed at the words: one that had them then is not meant.
    """
    if len(_WORD.findall(quote)) < TELLING:
        return None
    found = [(scene, place) for scene, text in scenes.items() for place in places_of(quote, text)]
    moved = [(scene, place) for scene, place in found if quote not in known(scene)]
    return moved[0] if len(moved) == 1 else None


def places_of(quote: str, text: str) -> list[int]:
    """Return where words begin in a text, each time they stand in it."""
    places, place = [], text.find(quote)
    while place >= 0 and quote:
        places.append(place)
        place = text.find(quote, place + 1)
    return places


def _word_diff_of_the_middle(before: str, after: str) -> list[Op]:
    """Compare only what lies between a beginning and an end that are the same: the longest part, mostly."""
    most = min(len(before), len(after))
    head = next((at for at in range(most) if before[at] != after[at]), most)
    head = max(before.rfind(" ", 0, head), before.rfind("\n", 0, head), 0)
    rest = most - head
    tail = next((at for at in range(rest) if before[-1 - at] != after[-1 - at]), rest)
    spaces = [at for at in (before.find(" ", len(before) - tail), before.find("\n", len(before) - tail)) if at >= 0]
    tail = len(before) - min(spaces, default=len(before))
    inner = word_diff(before[head : len(before) - tail], after[head : len(after) - tail])
    operations = [Op("keep", before[:head], 0, head)] if head else []
    operations += [Op(op.kind, op.text, op.start + head, op.end + head) for op in inner]
    return [*operations, Op("keep", after[len(after) - tail :], len(after) - tail, len(after))] if tail else operations


def _overlap(start: int, end: int, low: int, high: int) -> tuple[int, int] | None:
    inside = max(start, low), min(end, high)
    return inside if inside[0] < inside[1] else None


def _trimmed(text: str, pieces: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Return the stretch from the first piece to the last, without white space around it."""
    if not pieces:
        return None
    stretch = text[pieces[0][0] : pieces[-1][1]]
    words = stretch.strip()
    start = pieces[0][0] + len(stretch) - len(stretch.lstrip())
    return (start, start + len(words)) if words else None
