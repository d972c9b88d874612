"""How somebody speaks: a profile over all that one person says, with an interval, or none where that is too little.

Rates are per 1,000 words. The interval of each is the middle 90 % of `SAMPLES` bootstrap samples of the quotations,
drawn from a fixed seed, so that the same text has the same profile.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from plotweaver_manuscript.reading import Reading

from plotweaver_quality.quotes import Attributed

#: Fewer words than this tell no voice.
LEAST = 1500
SAMPLES = 200
MODAL = frozenset(
    ("can", "could", "may", "might", "must", "shall", "should", "will", "would", "ought", "perhaps", "maybe")
)
ADDRESS = frozenset(("sir", "madam", "ma'am", "dear", "miss", "darling", "friend", "fellow"))


@dataclass(frozen=True)
class Measure:
    """A rate per 1,000 words (`sentence`: words in a sentence), and the middle 90 % of its bootstrap samples."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Voice:
    """A person's profile; `measures` is empty where there are fewer than `LEAST` words. The narrator has no name."""

    speaker: str
    words: int
    measures: dict[str, Measure]


#: What is counted of one quotation, or of one stretch of narration.
Counts = dict[str, int]


def voices(reading: Reading, said: Sequence[Attributed]) -> list[Voice]:
    """Return a profile of everybody who speaks, the most talkative first."""
    found = [_voice(speaker, pieces) for speaker, pieces in counted(reading, said).items()]
    return sorted(found, key=lambda voice: (-voice.words, voice.speaker))


def narrator(reading: Reading) -> Voice:
    """Return the profile of whoever tells the text: of all that stands outside of quotations."""
    return _voice("", [_counts(reading, start, end) for start, end in reading.narration])


def counted(reading: Reading, said: Sequence[Attributed]) -> dict[str, list[Counts]]:
    """Return what is counted of each person's quotations, in their order."""
    found: defaultdict[str, list[Counts]] = defaultdict(list)
    for each in said:
        if each.speaker is not None:
            found[each.speaker].append(_counts(reading, each.start, each.end))
    return dict(found)


def measured(pieces: Sequence[Counts], outside: int) -> dict[str, Measure]:
    """Return the rates over some pieces with an interval.

    Args:
        pieces: what was counted of each.
        outside: how many of the `SAMPLES` lie outside of the interval at either end.
    """
    chance = random.Random(7)  # noqa: S311  a sample, no secret
    columns = {name: [piece[name] for piece in pieces] for name in pieces[0]}
    numbers = range(len(pieces))
    samples = []
    for _ in range(SAMPLES):
        drawn = chance.choices(numbers, k=len(numbers))
        samples.append(_rates({name: sum(map(column.__getitem__, drawn)) for name, column in columns.items()}))
    measures = {}
    for name, value in _rates({name: sum(column) for name, column in columns.items()}).items():
        ordered = sorted(sample[name] for sample in samples)
        measures[name] = Measure(value, ordered[outside], ordered[-outside - 1])
    return measures


def words_in(pieces: Sequence[Counts]) -> int:
    """Return how many words some pieces have."""
    return sum(piece["words"] for piece in pieces)


def _counts(reading: Reading, start: int, end: int) -> Counts:
    keys, text = reading.keys_between(start, end), reading.text[start:end]
    return {
        "words": len(keys),
        "contractions": sum(contracted(key) for key in keys),
        "modality": sum(key in MODAL for key in keys),
        "address": sum(key in ADDRESS for key in keys),
        "questions": text.count("?"),
        "exclamations": text.count("!"),
        "dashes": text.count("--") + text.count("—"),
        "sentences": sum(text.count(mark) for mark in ".?!") or 1,
    }


def contracted(key: str) -> bool:
    """Say whether a word is a contraction, and no possessive."""
    return "'" in key and not key.endswith("'s")


def _voice(speaker: str, pieces: list[Counts]) -> Voice:
    words = words_in(pieces)
    return Voice(speaker, words, measured(pieces, SAMPLES // 20) if words >= LEAST else {})


def _rates(total: Counts) -> dict[str, float]:
    total = dict(total)
    words, sentences = max(1, total.pop("words")), max(1, total.pop("sentences"))
    return {name: round(1000 * count / words, 2) for name, count in total.items()} | {
        "sentence": round(words / sentences, 2)
    }
