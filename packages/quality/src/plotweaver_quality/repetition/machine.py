"""The tics of machine prose: stock phrases, pet words, and patterns that come too often.

What is on the lists (`data/en/stock-phrases.txt`, `machine-words.txt`) is good English that people use, too. A stock
phrase is told of each time; pet words and patterns only where they come more often than in human prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from plotweaver_quality.density import OPTIONS, Density
from plotweaver_quality.findings import Finding
from plotweaver_quality.lexicon import phrases_of, words_of
from plotweaver_quality.novel import SceneText
from plotweaver_quality.phrases import phrases
from plotweaver_quality.rules import Rule, SceneCheck
from plotweaver_quality.settings import Settings

STOCK = Rule(
    "repetition.stock-phrase",
    "warning",
    "A stock phrase",
    "Language models write it again and again; readers have begun to notice.",
    languages=("en",),
)
WORDS = Rule(
    "repetition.machine-words",
    "note",
    "Many pet words of language models",
    "One of them is good English; many in one scene sound made.",
    languages=("en",),
    weight=3.0,
    options=OPTIONS,
)
NOT_BUT = Rule(
    "repetition.not-but",
    "note",
    "“Not this, but that” comes often",
    "Language models like to say first what something is not.",
    languages=("en",),
    weight=3.0,
    options=OPTIONS,
)
TRIADS = Rule(
    "repetition.triads",
    "note",
    "Threes come often",
    "Lists of just three, one after another, are a habit of language models.",
    languages=("en",),
    weight=3.0,
    options=OPTIONS,
)

_WORDS = Density(WORDS, 7.0, 4, "pet words of language models", "Find the word that only this scene would use.")
_NOT_BUT = Density(NOT_BUT, 3.0, 3, "times “not this, but that”", "Say what it is.")
_TRIADS = Density(TRIADS, 9.0, 4, "lists of three", "Leave one out, or say two.")

_NOT = re.compile(
    r"""\b(?:
        (?:not|n['’]t)\s+(?:just\s+|only\s+|merely\s+|simply\s+)?(?:\w+\s+){0,6}?\w+[,;]\s+but\b  # not fear, but grief
      | (?:was|were|is|it['’]s)(?:n['’]t|\s+not)\s[^.!?;]{2,60}[.;—–]\s*(?:It|She|He|They|This|That|it)\s
        (?:was|were|is)\s+(?!not\b)                                             # It was not fear. It was grief
      | (?:wasn['’]t|weren['’]t|isn['’]t)\s+just\s                                # This wasn't just a house
    )""",
    re.VERBOSE,
)
_THREE = re.compile(r"\b(?:\w+\s+){0,2}\w+,\s+(?:\w+\s+){0,2}\w+,\s+and\s+(?:\w+\s+){0,2}\w+")


def find(scene: SceneText, settings: Settings) -> Iterator[Finding]:
    """Yield stock phrases, and what comes too often."""
    reading, prose = scene.reading, scene.prose
    for _, span in phrases(phrases_of("stock-phrases")).find(reading):
        message = "Language models write this again and again."
        yield STOCK.finding(scene, span, message, "Say what only this moment is like.")
    pets, total = words_of("machine-words"), len(reading.words)
    spans = [span for key, span in zip(reading.keys, reading.words, strict=True) if key in pets]
    yield from _WORDS.findings(scene, spans, total, settings)
    yield from _NOT_BUT.findings(scene, [found.span() for found in _NOT.finditer(prose)], total, settings)
    yield from _TRIADS.findings(scene, [found.span() for found in _THREE.finditer(prose)], total, settings)


CHECK = SceneCheck((STOCK, WORDS, NOT_BUT, TRIADS), find)
