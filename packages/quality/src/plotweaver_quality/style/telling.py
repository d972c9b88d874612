"""Tense and person: of a scene beside the style guide, and of a sentence beside its scene."""

from __future__ import annotations

from collections.abc import Iterator

from plotweaver_quality.findings import Finding
from plotweaver_quality.novel import SceneText
from plotweaver_quality.rules import Rule, SceneCheck
from plotweaver_quality.settings import Settings
from plotweaver_quality.style.tense_slips import SLIP, slips

#: A scene is told in one tense if so much of its verbs is.
SURE = 0.85

TENSE = Rule(
    "style.tense",
    "warning",
    "A scene in another tense",
    "The style guide says in which tense the book is told.",
    languages=("en",),
    weight=4.0,
)
PERSON = Rule(
    "style.person",
    "warning",
    "A scene in another person",
    "The style guide says in which person the book is told.",
    languages=("en",),
    weight=4.0,
)


def find(scene: SceneText, settings: Settings) -> Iterator[Finding]:
    """Yield what is told in another tense or person than it should be."""
    told = scene.reading.telling
    yield from _against_guide(scene, TENSE, "tense", told.tense, settings)
    yield from _against_guide(scene, PERSON, "person", told.person, settings)
    if told.tense is not None and max(told.past, 1 - told.past) >= SURE:
        yield from slips(scene, told.tense)


CHECK = SceneCheck((TENSE, PERSON, SLIP), find)


def _against_guide(scene: SceneText, rule: Rule, name: str, told: str | None, settings: Settings) -> Iterator[Finding]:
    wanted = settings.guide.get(name)
    if told is None or wanted in (None, "mixed", told) or wanted not in ("past", "present", "first", "second", "third"):
        return
    message = f"This scene is told in the {told} {name}; the style guide says {wanted}."
    sentence = _first_sentence(scene)
    yield rule.finding(scene, sentence, message, "Tell it as the rest, or mark it as intended.", subject=scene.id)


def _first_sentence(scene: SceneText) -> tuple[int, int]:
    reading = scene.reading
    start = reading.narration[0][0] if reading.narration else 0
    return next((each for each in reading.sentences if each[0] >= start), (0, 0))
