"""Tense and person of narration, from its words: `telling(keys)`.

The tense is the one of those verbs that only one tense has. Person: told in the first person is what says `I` or `we`
at least `FIRST` times in 1,000 words; in the second what says `you` at least `SECOND` times and no `I` to speak of; all
else is told in the third. Under `ENOUGH` words nothing is said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Literal, NamedTuple

from plotweaver_manuscript.reading.language import Language

ENOUGH = 60
FIRST, SECOND = 10.0, 15.0

Tense = Literal["past", "present"]
Person = Literal["first", "second", "third"]


class Telling(NamedTuple):
    """How a narration is told; None where there is not enough of it to say.

    Attributes:
        tense: past or present.
        person: grammatical person.
        words: of narration, that this was read from.
        past: share of the past among the verbs that tell the tense, 0 to 1.
        per_thousand: pronouns of the first, second and third person in 1,000 words.
    """

    tense: Tense | None
    person: Person | None
    words: int
    past: float
    per_thousand: tuple[float, float, float]


def telling(keys: Iterable[str], pack: Language) -> Telling:
    """Return how the narration with these words is told."""
    counts = Counter(keys)
    words = sum(counts.values())
    past, present = (_sum(counts, pack.tenses.get(tense, ())) for tense in ("past", "present"))
    first, second, third = (
        1000 * _sum(counts, pack.persons.get(person, ())) / max(words, 1) for person in ("first", "second", "third")
    )
    share = past / (past + present) if past + present else 0.0
    tense: Tense | None = None
    if past + present and words >= ENOUGH:
        tense = "past" if share >= 0.5 else "present"
    return Telling(
        tense,
        _person(first, second) if words >= ENOUGH and pack.persons else None,
        words,
        share,
        (first, second, third),
    )


def _person(first: float, second: float) -> Person:
    if first >= FIRST:
        return "first"
    return "second" if second >= SECOND else "third"


def _sum(counts: Counter[str], words: Iterable[str]) -> int:
    return sum(counts[word] for word in words)
