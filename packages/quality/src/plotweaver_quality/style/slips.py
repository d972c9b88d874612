"""Slips that stand by themselves: a word twice, and clichés in narration."""

from __future__ import annotations

from collections.abc import Iterator

from plotweaver_quality.findings import Finding
from plotweaver_quality.lexicon import phrases_of, words_of
from plotweaver_quality.novel import SceneText
from plotweaver_quality.phrases import phrases
from plotweaver_quality.rules import Rule, SceneCheck
from plotweaver_quality.settings import Settings

DOUBLED = Rule("style.doubled-word", "warning", "A word twice", "Most often one of them was left over.")
CLICHE = Rule(
    "style.cliche",
    "note",
    "A cliché",
    "It was striking once. In speech it may be just right, so only narration is looked at.",
    languages=("en",),
)


def find(scene: SceneText, settings: Settings) -> Iterator[Finding]:
    """Yield words that stand twice, and clichés."""
    yield from _doubled(scene)
    for _, span in phrases(phrases_of("cliches")).find(scene.reading):
        if not scene.reading.in_dialogue(span[0]):
            yield CLICHE.finding(scene, span, "This is a cliché.", "Say what only this moment is like.")


CHECK = SceneCheck((DOUBLED, CLICHE), find)


def _doubled(scene: SceneText) -> Iterator[Finding]:
    keys, words = scene.reading.keys, scene.reading.words
    for number in range(1, len(keys)):
        first, second = words[number - 1], words[number]
        if keys[number - 1] != keys[number] or keys[number] in words_of("may-double"):
            continue
        between, second_is_name = scene.prose[first[1] : second[0]], scene.prose[second[0]].isupper()
        if between.isspace() and "\n\n" not in between and not second_is_name and keys[number].isalpha():
            once = scene.prose[slice(*first)]
            yield DOUBLED.finding(scene, (first[0], second[1]), f"“{once}” stands twice.", "Take one out.", fix=once)
