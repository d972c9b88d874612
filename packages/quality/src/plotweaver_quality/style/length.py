"""How long sentences may be, and how hard a scene may be to read: `sentence_length: 40`, `reading_level: 8`.

The reading level is the Automated Readability Index (Smith and Senter 1967), a US school grade:
4.71 · letters / words + 0.5 · words / sentences − 21.43.
"""

from __future__ import annotations

from collections.abc import Iterator

from plotweaver_manuscript.reading import Reading

from plotweaver_quality.density import ENOUGH
from plotweaver_quality.findings import Finding
from plotweaver_quality.novel import SceneText
from plotweaver_quality.rules import Rule, SceneCheck
from plotweaver_quality.settings import Settings

LONG = Rule(
    "style.sentence-length",
    "note",
    "A long sentence",
    "The style guide says how many words a sentence has at most.",
    weight=0.5,
)
LEVEL = Rule(
    "style.reading-level",
    "note",
    "A scene that is hard to read",
    "The style guide says for which school grade the book is written.",
    languages=("en",),
    weight=2.0,
)


def find(scene: SceneText, settings: Settings) -> Iterator[Finding]:
    """Yield long sentences, and whether the scene is too hard."""
    reading = scene.reading
    longest, level = settings.guide.get("sentence_length"), settings.guide.get("reading_level")
    if isinstance(longest, int) and not isinstance(longest, bool) and longest > 0:
        for sentence in reading.sentences:
            words = len(reading.words_between(*sentence))
            if words > longest:
                message = f"{words} words; the style guide allows {longest}."
                yield LONG.finding(scene, sentence, message, "Part it.")
    if isinstance(level, int | float) and not isinstance(level, bool) and len(reading.words) >= ENOUGH:
        grade = readability(reading)
        if grade > level:
            message = f"School grade {grade:.1f}; the style guide asks for {level:g} at most."
            suggestion = "Shorter sentences and words make it easier."
            yield LEVEL.finding(scene, reading.sentences[0], message, suggestion, subject=scene.id)


CHECK = SceneCheck((LONG, LEVEL), find)


def readability(reading: Reading) -> float:
    """Return the Automated Readability Index of a text that has words."""
    letters = sum(end - start for start, end in reading.words)
    words, sentences = len(reading.words), max(1, len(reading.sentences))
    return 4.71 * letters / words + 0.5 * words / sentences - 21.43
