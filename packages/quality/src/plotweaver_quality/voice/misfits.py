"""Lines that fit another person better than the one who says them.

A block is a run of one person's quotations (`blocks.py`). How much better it fits another person is how much more it is
like what the other says than like all else that its speaker says (`manner.py`). Blocks are compared in pairs, as if two
people's had been exchanged: each is taken out of its own person's lines, and out of the other's comparison, so that
words in the wrong mouth do not speak for themselves. A pair counts where both blocks together fit better by `TOGETHER`
at least, and of it each block is told that makes up `SHARE` of that at least. So one test finds what was exchanged, and
what one person was given of another's: then that block alone is told. For who says much always has some block that
fits the other a little better: beside one that fits much better, that is chance.

People with fewer than `LEAST` words are neither looked at nor compared with.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from statistics import fmean

from plotweaver_manuscript.reading import Reading

from plotweaver_quality.quotes import Attributed
from plotweaver_quality.voice.blocks import Block, Spoken, spoken
from plotweaver_quality.voice.manner import Place, Scale, alike, total
from plotweaver_quality.voice.profiles import SAMPLES

#: Chosen for precision on marked novels, each judged by a choice on the others: docs/guides/voice.md tells the figures.
TOGETHER, SHARE = 0.40, 0.40
#: So many blocks of a person are paired with so many of the other: those that fit the other best.
PAIRED = 4


@dataclass(frozen=True)
class Misfit:
    """A block that fits somebody else better.

    Attributes:
        speaker: who says it; `fits`: whom it fits better.
        start: where its first quotation begins; `end`: where its last one ends, in characters.
        words: how many it has.
        margin: how much better it fits; `low` and `high`: how far around that the middle 90 % of bootstrap samples of
            its quotations lie.
    """

    speaker: str
    fits: str
    start: int
    end: int
    words: int
    margin: float
    low: float
    high: float


@dataclass(frozen=True)
class Side:
    """A block of a pair: who says it, whom it may fit better, and by how much.

    Attributes:
        own: where all else stands that its speaker says; `other`: where all stands that the other says, but for the
            block that it is paired with.
    """

    speaker: str
    fits: str
    block: Block
    gain: float
    own: Place
    other: Place


@dataclass(frozen=True)
class Exchange:
    """Two people's blocks that may stand in each other's place."""

    sides: tuple[Side, Side]

    @property
    def gain(self) -> float:
        """How much better the blocks fit each other's person; one that does not speaks not against the other."""
        return sum(max(0.0, side.gain) for side in self.sides)

    @property
    def told(self) -> tuple[Side, ...]:
        """The blocks that make up `SHARE` of that: the plainer one, and the other where it is as plain."""
        return tuple(side for side in self.sides if side.gain >= SHARE * self.gain)

    def meets(self, other: Exchange) -> bool:
        """Say whether two pairs share a line."""
        return any(
            mine.speaker == theirs.speaker and mine.block.meets(theirs.block)
            for mine in self.sides
            for theirs in other.sides
        )


def misfits(reading: Reading, said: Sequence[Attributed]) -> list[Misfit]:
    """Return the misfits in reading order; none where fewer than two people say enough. None overlaps another."""
    people = spoken(reading, said)
    found = [side for each in exchanges(people) if each.gain >= TOGETHER for side in each.told]
    return sorted((_misfit(side, people[side.speaker].scale) for side in found), key=lambda each: each.start)


def exchanges(people: dict[str, Spoken]) -> list[Exchange]:
    """Return pairs of blocks that may stand in each other's place, the likeliest first; no line is in two of them."""
    found = [each for pair in combinations(people, 2) for each in _between(people, *pair)]
    kept: list[Exchange] = []
    for one in sorted(found, key=lambda each: -each.gain):
        if not any(one.meets(other) for other in kept):
            kept.append(one)
    return kept


def _between(people: dict[str, Spoken], one: str, other: str) -> Iterator[Exchange]:
    best = _best(people[one], people[other]), _best(people[other], people[one])
    for mine, theirs in product(*best):
        yield Exchange((_side(one, other, mine, theirs), _side(other, one, theirs, mine)))


def _side(speaker: str, fits: str, block: Block, against: Block) -> Side:
    return Side(speaker, fits, block, alike(block.place, against.rest) - block.own, block.rest, against.rest)


def _best(speaker: Spoken, other: Spoken) -> list[Block]:
    """Return the blocks of a person that fit another one best; they share no line."""
    chosen: list[Block] = []
    for block in sorted(speaker.blocks, key=lambda each: each.own - alike(each.place, other.place)):
        if len(chosen) == PAIRED:
            break
        if not any(block.meets(each) for each in chosen):
            chosen.append(block)
    return chosen


def _misfit(side: Side, scale: Scale) -> Misfit:
    lines = side.block.lines
    manners = [line.manner for line in lines]
    chance = random.Random(7)  # noqa: S311  a sample, no secret
    drawn = []
    for _ in range(SAMPLES):
        place = scale.place(scale.counts(total(chance.choices(manners, k=len(lines)))))
        drawn.append(alike(place, side.other) - alike(place, side.own))
    drawn.sort()
    # lines that are drawn twice make a block less like anybody: what counts is how far samples lie from each other
    low, high = (side.gain + drawn[each] - fmean(drawn) for each in (SAMPLES // 20, -SAMPLES // 20 - 1))
    margin, low, high = (round(each, 3) for each in (side.gain, low, high))
    return Misfit(side.speaker, side.fits, lines[0].start, lines[-1].end, side.block.words, margin, low, high)
