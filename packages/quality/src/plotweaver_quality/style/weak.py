"""Common weaknesses of narration: fine now and then, dull when they come often. Speech is left alone.

Each is counted in the narration of a scene and told of once, where it comes more often than in human novels.
"""

from __future__ import annotations

from collections.abc import Iterator

from plotweaver_manuscript.reading import Reading

from plotweaver_quality.density import OPTIONS, Density
from plotweaver_quality.findings import Finding
from plotweaver_quality.lexicon import words_of
from plotweaver_quality.novel import SceneText
from plotweaver_quality.rules import Rule, SceneCheck
from plotweaver_quality.settings import Settings

ADVERBS = Rule(
    "style.adverbs",
    "note",
    "Many adverbs",
    "An adverb often props up a verb that could stand by itself.",
    languages=("en",),
    weight=3.0,
    options=OPTIONS,
)
WEASEL = Rule(
    "style.weasel-words",
    "note",
    "Many words that hedge",
    "“Rather”, “quite”, “somewhat” and their like take back what is said.",
    languages=("en",),
    weight=3.0,
    options=OPTIONS,
)
FILTER = Rule(
    "style.filter-words",
    "note",
    "Many filter words",
    "“She saw”, “he felt” put somebody between the reader and what happens.",
    languages=("en",),
    weight=3.0,
    options=OPTIONS,
)
BOOKISMS = Rule(
    "style.said-bookisms",
    "note",
    "Many fancy verbs of saying",
    "Readers do not see “said”; they do see “opined”.",
    languages=("en",),
    weight=3.0,
    options=OPTIONS,
)

_ADVERBS = Density(ADVERBS, 26.0, 6, "adverbs", "Find the verb that needs none.")
_WEASEL = Density(WEASEL, 16.0, 5, "words that hedge", "Leave them out.")
_FILTER = Density(FILTER, 12.0, 4, "filter words", "Show what is seen or felt, without who sees it.")
_BOOKISMS = Density(BOOKISMS, 14.0, 5, "fancy verbs of saying", "“Said” will do, or no tag at all.")


def find(scene: SceneText, settings: Settings) -> Iterator[Finding]:
    """Yield what comes too often in a scene's narration."""
    reading = scene.reading
    told = [number for part in reading.narration for number in reading.words_between(*part)]
    keys = reading.keys
    adverbs = {key for key in set(keys) if key.endswith("ly") and len(key) > 4} - words_of("no-adverbs")
    for density, words, picks in (
        (_ADVERBS, adverbs, _small),
        (_WEASEL, words_of("weasel-words"), _any),
        (_FILTER, words_of("filter-words"), _is_filter),
        (_BOOKISMS, words_of("said-bookisms"), _is_bookism),
    ):
        # most words are none of them: looking them up is all that is done to those
        spans = [reading.words[number] for number in told if keys[number] in words and picks(reading, number)]
        yield from density.findings(scene, spans, len(told), settings)


CHECK = SceneCheck((ADVERBS, WEASEL, FILTER, BOOKISMS), find)


def _any(_reading: Reading, _number: int) -> bool:
    return True


def _is_filter(reading: Reading, number: int) -> bool:
    """Say whether a verb of perceiving has its subject before it and what is perceived after it."""
    keys = reading.keys
    if not 0 < number < len(keys) - 1:
        return False
    subject = keys[number - 1] in ("he", "she", "i", "they", "we", "it") or not _small(reading, number - 1)
    return subject and keys[number + 1] in words_of("perceived")


def _is_bookism(reading: Reading, number: int) -> bool:
    """Say whether a fancy verb of saying stands beside speech: `“…,” opined Ann`, `“…,” she opined`."""
    start, end = reading.words[number]
    before = any(reading.in_dialogue(place) for place in range(max(0, start - 24), start))
    return before or any(reading.in_dialogue(place) for place in range(end, min(len(reading.text), end + 4)))


def _small(reading: Reading, number: int) -> bool:
    return not reading.text[reading.words[number][0]].isupper()
