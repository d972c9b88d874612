"""Sentences that begin alike, one after another.

A run is `RUN` sentences or more of narration in one paragraph, or in neighbouring ones, whose first word is the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from plotweaver_quality.findings import Finding
from plotweaver_quality.novel import SceneText
from plotweaver_quality.rules import Rule, SceneCheck
from plotweaver_quality.settings import Settings

RUN = 5

OPENINGS = Rule(
    "repetition.openings",
    "note",
    "Sentences begin alike",
    "Many sentences in a row with one opening sound like a list; as a figure of speech they may be meant.",
    options={"sentences": "number"},
)


def find(scene: SceneText, settings: Settings) -> Iterator[Finding]:
    """Yield a finding for each run, at its first sentence; the others are related."""
    least = max(2, int(settings.number(OPENINGS, "sentences", RUN)))
    run: list[tuple[int, int]] = []
    before = ""
    for first, sentence in _openings(scene):
        if first != before:
            yield from _told(scene, run, least)
            run, before = [], first
        run.append(sentence)
    yield from _told(scene, run, least)


CHECK = SceneCheck((OPENINGS,), find)


def _openings(scene: SceneText) -> Iterator[tuple[str, tuple[int, int]]]:
    reading = scene.reading
    for start, end in reading.sentences:
        words = reading.words_between(start, end)
        if not words:
            continue
        first = reading.words[words[0]]
        # speech begins as it likes, and parts what is told before from what is told after
        yield ("" if reading.in_dialogue(first[0]) else reading.keys[words[0]]), (start, end)


def _told(scene: SceneText, run: list[tuple[int, int]], least: int) -> Iterator[Finding]:
    if len(run) < least:
        return
    reading = scene.reading
    first, *others = [reading.words[reading.words_between(*sentence)[0]] for sentence in run]
    if reading.in_dialogue(first[0]):
        return
    message = f"{len(run)} sentences in a row begin with “{scene.prose[slice(*first)]}”."
    related = tuple(scene.at(*other) for other in others)
    yield OPENINGS.finding(scene, first, message, "Begin some of them another way.", related=related)
