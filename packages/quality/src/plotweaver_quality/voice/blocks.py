"""What each person says in a book, in lines and in blocks of lines, and where these stand among its manners."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import sub

from plotweaver_manuscript.reading import Reading

from plotweaver_quality.quotes import Attributed
from plotweaver_quality.voice.manner import Counts, Manner, Place, Scale, alike, manner_of, total
from plotweaver_quality.voice.profiles import LEAST

#: Words of a block, and how far blocks that are looked at begin from each other.
WINDOW, STEP = 300, 50
#: So many words somebody must say beside the block.
BESIDE = 1200


@dataclass(frozen=True)
class Line:
    """A quotation: where it stands in the text, how many words it has, and its text."""

    start: int
    end: int
    words: int
    text: str

    @property
    def manner(self) -> Manner:
        """Return how it is worded; reckoned anew, as there may be tens of thousands of lines."""
        return manner_of(self.text)


class Block:
    """A run of one person's lines.

    Attributes:
        place: where it stands on the book's scale.
        own: how alike it is to all else that its speaker says.
    """

    def __init__(self, lines: Sequence[Line], scale: Scale, counts: Counts, rest: Counts) -> None:
        self.lines = lines
        self.place = scale.place(counts)
        self.own = alike(self.place, scale.place(rest))
        self._scale, self._rest = scale, rest

    @cached_property
    def rest(self) -> Place:
        """Where all else stands that its speaker says: kept of the few blocks that are paired."""
        return self._scale.place(self._rest)

    @property
    def words(self) -> int:
        """How many words it has."""
        return words_in(self.lines)

    def meets(self, other: Block) -> bool:
        """Say whether two blocks of one person share a line."""
        return self.lines[0].start <= other.lines[-1].start and other.lines[0].start <= self.lines[-1].start


class Spoken:
    """All that one person says."""

    def __init__(self, lines: Sequence[Line], scale: Scale) -> None:
        self.scale = scale
        self._lines = lines
        self._whole = scale.counts(total(line.manner for line in lines))

    @cached_property
    def place(self) -> Place:
        """Where all of it stands."""
        return self.scale.place(self._whole)

    @cached_property
    def blocks(self) -> Sequence[Block]:
        """The blocks of `WINDOW` words beside which enough is said to compare them with."""
        return self.blocks_every(STEP)

    def blocks_every(self, step: int) -> Sequence[Block]:
        """Return blocks that begin so many words after each other; from `WINDOW` on they share no line."""
        whole, found = words_in(self._lines), []
        within, begin, end = self.scale.counts(Manner()), 0, 0
        for first, after in runs_of(self._lines, step):
            within = self._moved(within, self._lines[end:after], self._lines[begin:first])
            begin, end = first, after
            lines = self._lines[first:after]
            if whole - words_in(lines) >= BESIDE:
                found.append(Block(lines, self.scale, within, array("i", map(sub, self._whole, within))))
        return found

    def _moved(self, counts: Counts, more: Sequence[Line], fewer: Sequence[Line]) -> Counts:
        """Return the counts with those of some lines more, and of some fewer."""
        whole = self.scale.counts(total(line.manner for line in more), counts)
        return array("i", map(sub, whole, self.scale.counts(total(line.manner for line in fewer))))


def spoken(reading: Reading, said: Sequence[Attributed]) -> dict[str, Spoken]:
    """Return what everybody says who says `LEAST` words; nothing where fewer than two do."""
    lines = lines_of(reading, said)
    if len(lines) < 2:
        return {}
    scale = scale_of(lines)
    return {speaker: Spoken(each, scale) for speaker, each in lines.items()}


def lines_of(reading: Reading, said: Sequence[Attributed]) -> dict[str, list[Line]]:
    """Return the lines of everybody who says `LEAST` words, in the order of the text."""
    found: defaultdict[str, list[Line]] = defaultdict(list)
    for each in said:
        if each.speaker is not None:
            words = len(reading.words_between(each.start, each.end))
            found[each.speaker].append(Line(each.start, each.end, words, each.text))
    return {speaker: lines for speaker, lines in sorted(found.items()) if words_in(lines) >= LEAST}


def scale_of(lines: Mapping[str, Sequence[Line]]) -> Scale:
    """Return the scale of a book, over blocks that share no line."""
    apart = {
        speaker: [total(line.manner for line in each[first:after]) for first, after in runs_of(each, WINDOW)]
        for speaker, each in lines.items()
    }
    return Scale(apart)


def runs_of(lines: Sequence[Line], step: int) -> Iterator[tuple[int, int]]:
    """Yield the runs of `WINDOW` words: the number of their first line, and that of the line after them.

    Args:
        step: how many words after the beginning of one the next begins.
    """
    since = step
    for first in range(len(lines)):
        if since >= step:
            words, after = 0, first
            while after < len(lines) and words < WINDOW:
                words += lines[after].words
                after += 1
            if words < WINDOW:
                return
            yield first, after
            since = 0
        since += lines[first].words


def words_in(lines: Sequence[Line]) -> int:
    """Return how many words some lines have."""
    return sum(line.words for line in lines)
