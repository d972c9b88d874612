"""Who drifts: a person who speaks otherwise in the second half of what they say than in the first.

Each half must have `LEAST` words. A measure has drifted where the intervals of both halves do not meet; they hold the
middle 98 % of the bootstrap samples, because there are seven measures and one of them always differs a little.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plotweaver_manuscript.reading import Reading

from plotweaver_quality.quotes import Attributed
from plotweaver_quality.voice.profiles import LEAST, SAMPLES, Counts, Measure, counted, measured, words_in


@dataclass(frozen=True)
class Drift:
    """A measure of somebody's speech that changes: in the first half of what they say, and in the second."""

    speaker: str
    measure: str
    first: Measure
    second: Measure


def drifts(reading: Reading, said: Sequence[Attributed]) -> list[Drift]:
    """Return what drifts, by speaker; nobody who says too little for two halves does."""
    found = []
    for speaker, pieces in sorted(counted(reading, said).items()):
        first, second = _halves(pieces)
        if words_in(first) < LEAST or words_in(second) < LEAST:
            continue
        before, after = (measured(half, SAMPLES // 100) for half in (first, second))
        found += [
            Drift(speaker, name, before[name], after[name]) for name in before if _apart(before[name], after[name])
        ]
    return found


def _halves(pieces: Sequence[Counts]) -> tuple[Sequence[Counts], Sequence[Counts]]:
    half, told, place = words_in(pieces) / 2, 0, 0
    while place < len(pieces) and told < half:
        told += pieces[place]["words"]
        place += 1
    return pieces[:place], pieces[place:]


def _apart(one: Measure, other: Measure) -> bool:
    return one.high < other.low or other.high < one.low
