"""Phrases that come again: the same striking words in two places of a book.

A phrase is `LENGTH` words or more, in the same order, without regard to case and punctuation, of which at least
`STRIKING` are no function words. Within a paragraph nothing is reported: there repetition is a figure of speech.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plotweaver_quality.findings import Finding
from plotweaver_quality.lexicon import words_of
from plotweaver_quality.novel import Novel, SceneText
from plotweaver_quality.rules import BookCheck, Rule
from plotweaver_quality.settings import Settings

LENGTH = 5
STRIKING = 3
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
PHRASE = Rule(
    "repetition.phrase",
    "warning",
    "A phrase comes again",
    "The same striking words in two places are noticed; meant as an echo they are fine, else they are a slip.",
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


def judge(novel: Novel, words: Sequence[list[_Word]], settings: Settings) -> list[Finding]:
    """Return a finding for the later place of every repeated phrase; the earlier one is its related evidence."""
    length = max(2, int(settings.number(PHRASE, "words", LENGTH)))
    first: dict[tuple[str, ...], _Place] = {}
    findings: list[Finding] = []
    for number, scene_words in enumerate(words):
        place = 0
        while place + length <= len(scene_words):
            key = tuple(word.key for word in scene_words[place : place + length])
            earlier = first.setdefault(key, _Place(number, place))
            here = _Place(number, place)
            if not _striking(key) or _near(words, earlier, here):
                place += 1
                continue
            shared = _extend(words, earlier, here)
            findings.append(_finding(novel.scenes, words, earlier, here, shared))
            place += shared
    return findings


def gather(scene: SceneText, _settings: Settings) -> list[_Word]:
    """Return the words of a scene, with the number of their paragraph."""
    prose = scene.prose
    breaks = [found.start() for found in re.finditer(r"\n[ \t]*\n", prose)]
    found: list[_Word] = []
    paragraph = 0
    for match in _WORD.finditer(prose):
        while paragraph < len(breaks) and breaks[paragraph] < match.start():
            paragraph += 1
        found.append(_Word(match.group().casefold().replace("’", "'"), match.start(), match.end(), paragraph))
    return found


def _striking(key: tuple[str, ...]) -> bool:
    return len({word for word in key if word not in words_of("function-words")}) >= STRIKING


def _near(words: Sequence[list[_Word]], earlier: _Place, here: _Place) -> bool:
    """Say whether both are one place, or share a paragraph."""
    if earlier.scene != here.scene:
        return False
    return words[here.scene][earlier.word].paragraph == words[here.scene][here.word].paragraph


def _extend(words: Sequence[list[_Word]], earlier: _Place, here: _Place) -> int:
    """Return how many words both places share from their beginning."""
    old, new = words[earlier.scene][earlier.word :], words[here.scene][here.word :]
    length = 0
    for one, other in zip(old, new, strict=False):
        if one.key != other.key:
            break
        length += 1
    return length


def _finding(
    scenes: Sequence[SceneText], words: Sequence[list[_Word]], earlier: _Place, here: _Place, length: int
) -> Finding:
    spans = [
        (words[place.scene][place.word].start, words[place.scene][place.word + length - 1].end)
        for place in (here, earlier)
    ]
    paragraph = words[earlier.scene][earlier.word].paragraph + 1
    return PHRASE.finding(
        scenes[here.scene],
        spans[0],
        f"Also in {scenes[earlier.scene].title}, ¶ {paragraph}.",
        "Say it another way in one place, or mark it as intended.",
        related=(scenes[earlier.scene].at(*spans[1]),),
    )


CHECK = BookCheck((PHRASE,), gather, judge)
