"""Slips that stand by themselves: a word twice, and clichés in narration."""

from __future__ import annotations

from collections.abc import Iterator

from plotweaver_quality.findings import Finding
from plotweaver_quality.lexicon import phrases_of
from plotweaver_quality.novel import SceneText
from plotweaver_quality.phrases import phrases
from plotweaver_quality.rules import Rule, SceneCheck
from plotweaver_quality.settings import Settings
from plotweaver_quality.style.doubled import DOUBLED, doubled

CLICHE = Rule(
    "style.cliche",
    "note",
    "A cliché",
    "It was striking once. In speech it may be just right, so only narration is looked at.",
    languages=("en",),
)


def find(scene: SceneText, settings: Settings) -> Iterator[Finding]:
    """Yield words that stand twice, and clichés."""
    yield from doubled(scene)
    for _, span in phrases(phrases_of("cliches")).find(scene.reading):
        if not scene.reading.in_dialogue(span[0]):
            yield CLICHE.finding(scene, span, "This is a cliché.", "Say what only this moment is like.")


CHECK = SceneCheck((DOUBLED, CLICHE), find)
