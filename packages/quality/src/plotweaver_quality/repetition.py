"""Phrases that come again: the same striking words in two places of a book.

A phrase is `LENGTH` words or more, in the same order, without regard to case and punctuation, of which at least
`STRIKING` are no function words. Within a paragraph nothing is reported: there repetition is a figure of speech.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plotweaver_quality.findings import Finding, SceneText, evidence

LENGTH = 5
STRIKING = 3
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_FUNCTION_WORDS = frozenset(
    [
        "a",
        "about",
        "after",
        "again",
        "all",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "away",
        "back",
        "be",
        "because",
        "been",
        "before",
        "but",
        "by",
        "came",
        "can",
        "come",
        "could",
        "did",
        "do",
        "down",
        "for",
        "from",
        "go",
        "got",
        "had",
        "has",
        "have",
        "he",
        "her",
        "here",
        "him",
        "his",
        "how",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "it's",
        "just",
        "like",
        "me",
        "more",
        "my",
        "no",
        "not",
        "now",
        "of",
        "off",
        "on",
        "one",
        "only",
        "or",
        "other",
        "our",
        "out",
        "over",
        "own",
        "said",
        "she",
        "so",
        "some",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "they",
        "this",
        "through",
        "to",
        "too",
        "two",
        "under",
        "up",
        "upon",
        "us",
        "very",
        "was",
        "we",
        "well",
        "went",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "who",
        "will",
        "with",
        "would",
        "you",
        "your",
    ]
)


@dataclass(frozen=True)
class _Word:
    key: str
    start: int
    end: int
    paragraph: int


@dataclass(frozen=True)
class _Place:
    scene: int
    word: int


def repeated_phrases(scenes: Sequence[SceneText]) -> list[Finding]:
    """Return a finding for the later place of every repeated phrase; the earlier one is its related evidence."""
    words = [_words(scene.prose) for scene in scenes]
    first: dict[tuple[str, ...], _Place] = {}
    findings: list[Finding] = []
    for number, scene_words in enumerate(words):
        place = 0
        while place + LENGTH <= len(scene_words):
            key = tuple(word.key for word in scene_words[place : place + LENGTH])
            earlier = first.setdefault(key, _Place(number, place))
            here = _Place(number, place)
            if not _striking(key) or _near(words, earlier, here):
                place += 1
                continue
            length = _extend(words, earlier, here)
            findings.append(_finding(scenes, words, earlier, here, length))
            place += length
    return findings


def _words(prose: str) -> list[_Word]:
    breaks = [found.start() for found in re.finditer(r"\n[ \t]*\n", prose)]
    found: list[_Word] = []
    paragraph = 0
    for match in _WORD.finditer(prose):
        while paragraph < len(breaks) and breaks[paragraph] < match.start():
            paragraph += 1
        found.append(_Word(match.group().casefold().replace("’", "'"), match.start(), match.end(), paragraph))
    return found


def _striking(key: tuple[str, ...]) -> bool:
    return len({word for word in key if word not in _FUNCTION_WORDS}) >= STRIKING


def _near(words: list[list[_Word]], earlier: _Place, here: _Place) -> bool:
    """Say whether both are one place, or share a paragraph."""
    if earlier.scene != here.scene:
        return False
    return words[here.scene][earlier.word].paragraph == words[here.scene][here.word].paragraph


def _extend(words: list[list[_Word]], earlier: _Place, here: _Place) -> int:
    """Return how many words both places share from their beginning."""
    old, new = words[earlier.scene][earlier.word :], words[here.scene][here.word :]
    length = 0
    for one, other in zip(old, new, strict=False):
        if one.key != other.key:
            break
        length += 1
    return length


def _finding(
    scenes: Sequence[SceneText], words: list[list[_Word]], earlier: _Place, here: _Place, length: int
) -> Finding:
    spans = [
        evidence(
            scenes[place.scene], words[place.scene][place.word].start, words[place.scene][place.word + length - 1].end
        )
        for place in (here, earlier)
    ]
    paragraph = words[earlier.scene][earlier.word].paragraph + 1
    return Finding(
        rule="repetition.phrase",
        severity="warning",
        scene=scenes[here.scene].id,
        at=spans[0],
        message=f"Also in {scenes[earlier.scene].title}, ¶ {paragraph}.",
        suggestion="Say it another way in one place, or mark it as intended.",
        related=(spans[1],),
    )
