"""What people say laid out as a script, one quotation in a paragraph, and blocks of it put in each other's place."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from plotweaver_manuscript.reading import Reading, read_prose
from plotweaver_quality.quotes import Attributed
from plotweaver_quality.voice import LEAST

from benchmarks.quality.marked import MarkedNovel

#: Words of a swapped block at least, and at most, but for its last quotation.
BLOCK, LONGEST = 300, 700

#: What each person says, in order.
Script = Mapping[str, Sequence[str]]


def script_of(novel: MarkedNovel) -> dict[str, list[str]]:
    """Return the script of everybody of a novel who says `LEAST` words, as it was marked by hand."""
    said: dict[str, list[str]] = {}
    for each in novel.quotations:
        if each.speaker is not None:
            for start, end in each.spans:
                said.setdefault(novel.cast[each.speaker].name, []).append(" ".join(novel.text[start:end].split()))
    return {name: lines for name, lines in said.items() if words_of(lines) >= LEAST}


def read(script: Script) -> tuple[Reading, list[Attributed]]:
    """Return a script as a text, with who says what in it."""
    place, said, told = 0, [], []
    for name, lines in script.items():
        for line in lines:
            said.append(Attributed(place, place + len(line), line, name, "explicit", 1.0))
            told.append(line)
            place += len(line) + 2
    return read_prose("\n\n".join(told)), said


def words_of(lines: Sequence[str]) -> int:
    """Return how many words some lines have."""
    return sum(len(read_prose(line).words) for line in lines)


def swapped(script: Script, chance: random.Random) -> tuple[dict[str, list[str]], dict[str, range]]:
    """Return a script in which two people's blocks stand in each other's place, and which lines those are."""
    while True:
        one, other = chance.sample(sorted(script), 2)
        begins = {name: chance.randrange(len(script[name])) for name in (one, other)}
        length = chance.randrange(BLOCK, LONGEST)
        ends = {name: _run(script[name], first, length) for name, first in begins.items()}
        if all(ends.values()):
            break
    blocks = {name: range(begins[name], ends[name] or 0) for name in (one, other)}
    told = {name: list(lines) for name, lines in script.items()}
    planted = {}
    for here, there in ((one, other), (other, one)):
        lines = script[there][blocks[there].start : blocks[there].stop]
        told[here][blocks[here].start : blocks[here].stop] = lines
        planted[here] = range(blocks[here].start, blocks[here].start + len(lines))
    return told, planted


def _run(lines: Sequence[str], first: int, least: int) -> int | None:
    """Return where the run of so many words ends that begins at a line; None if the lines end before."""
    words = 0
    for place in range(first, len(lines)):
        words += len(read_prose(lines[place]).words)
        if words >= least:
            return place + 1
    return None
