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
_MODAL = frozenset(
    ("can", "could", "may", "might", "must", "shall", "should", "will", "would", "ought", "perhaps", "maybe")
)
_ADDRESS = frozenset(("sir", "madam", "ma'am", "dear", "miss", "darling", "friend", "fellow"))


@dataclass(frozen=True)
class Measure:
    """A rate per 1,000 words (`sentence`: words in a sentence), and the middle 90 % of its bootstrap samples."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Voice:
    """A person's profile; `measures` is empty where there are fewer than `LEAST` words."""

    speaker: str
    words: int
    measures: dict[str, Measure]


def voices(reading: Reading, said: Sequence[Attributed]) -> list[Voice]:
    """Return a profile of everybody who speaks, the most talkative first."""
    counted: defaultdict[str, list[dict[str, int]]] = defaultdict(list)
    for each in said:
        if each.speaker is not None:
            counted[each.speaker].append(_counts(reading, each))
    found = [_voice(speaker, pieces) for speaker, pieces in counted.items()]
    return sorted(found, key=lambda voice: (-voice.words, voice.speaker))


def _counts(reading: Reading, each: Attributed) -> dict[str, int]:
    keys = reading.keys_between(each.start, each.end)
    return {
        "words": len(keys),
        "contractions": sum("'" in key and not key.endswith("'s") for key in keys),
        "modality": sum(key in _MODAL for key in keys),
        "address": sum(key in _ADDRESS for key in keys),
        "questions": each.text.count("?"),
        "exclamations": each.text.count("!"),
        "dashes": each.text.count("--") + each.text.count("—"),
        "sentences": sum(each.text.count(mark) for mark in ".?!") or 1,
    }


def _voice(speaker: str, pieces: list[dict[str, int]]) -> Voice:
    words = sum(piece["words"] for piece in pieces)
    if words < LEAST:
        return Voice(speaker, words, {})
    chance = random.Random(7)  # noqa: S311  a sample, no secret
    samples = [_rates(chance.choices(pieces, k=len(pieces))) for _ in range(SAMPLES)]
    measures = {}
    for name, value in _rates(pieces).items():
        drawn = sorted(sample[name] for sample in samples)
        measures[name] = Measure(value, drawn[SAMPLES // 20], drawn[-SAMPLES // 20 - 1])
    return Voice(speaker, words, measures)


def _rates(pieces: list[dict[str, int]]) -> dict[str, float]:
    total = {name: sum(piece[name] for piece in pieces) for name in pieces[0]}
    words, sentences = max(1, total.pop("words")), max(1, total.pop("sentences"))
    return {name: round(1000 * count / words, 2) for name, count in total.items()} | {
        "sentence": round(words / sentences, 2)
    }
