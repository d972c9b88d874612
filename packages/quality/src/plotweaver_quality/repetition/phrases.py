"""Phrases that come again anywhere in the book: the same striking words in two places.

A phrase is `LENGTH` words or more in the same order, without regard to case, punctuation and wrapping, which together
weigh at least `WEIGHT` (`striking.py`). Within a paragraph nothing is reported: there repetition is a
figure of speech. The longest common run is reported once, at its later place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from zlib import crc32

from plotweaver_quality.findings import Finding
from plotweaver_quality.novel import Novel, SceneText
from plotweaver_quality.repetition.striking import weights
from plotweaver_quality.rules import BookCheck, Rule
from plotweaver_quality.settings import Settings

LENGTH = 5
WEIGHT = 4.2
#: A run of words that weighs less is not looked at: no longer one that it begins would be told of.
_LIGHT = 1.5

PHRASE = Rule(
    "repetition.phrase",
    "warning",
    "A phrase comes again",
    "The same striking words in two places are noticed; meant as an echo they are fine, else they are a slip.",
)


def gather(scene: SceneText, settings: Settings) -> list[list[int]]:
    """Return [hash, number of the first word] of every striking run of words."""
    keys, told = scene.reading.keys, weights(scene.reading)
    length = _length(settings)
    return [
        [crc32(" ".join(keys[place : place + length]).encode()), place]
        for place in range(len(keys) - length + 1)
        if sum(told[place : place + length]) >= _LIGHT
    ]


def judge(novel: Novel, gathered: Sequence[list[list[int]]], settings: Settings) -> Iterator[Finding]:
    """Yield a finding for the later place of every repeated phrase; the earlier one is its related evidence."""
    length, least = _length(settings), settings.number(PHRASE, "weight", WEIGHT)
    first: dict[int, tuple[int, int]] = {}
    for number, runs in enumerate(gathered):
        told_until = -1
        for name, place in runs:
            earlier = first.setdefault(name, (number, place))
            if earlier == (number, place) or place < told_until:
                continue
            here, there = novel.scenes[number], novel.scenes[earlier[0]]
            shared = _shared(here, place, there, earlier[1])
            if (
                shared >= length
                and _weight(here, place, shared) >= least
                and not _one_paragraph(here, place, there, earlier[1])
            ):
                yield _finding(here, place, there, earlier[1], shared)
                told_until = place + shared


CHECK = BookCheck((PHRASE,), gather, judge)


def _length(settings: Settings) -> int:
    return max(3, int(settings.number(PHRASE, "words", LENGTH)))


def _weight(scene: SceneText, place: int, length: int) -> float:
    return sum(weights(scene.reading)[place : place + length])


def _shared(here: SceneText, place: int, there: SceneText, earlier: int) -> int:
    """Return how many words both places share from their beginning."""
    new, old = here.reading.keys, there.reading.keys
    length = 0
    while place + length < len(new) and earlier + length < len(old) and new[place + length] == old[earlier + length]:
        length += 1
    return length if here is not there else min(length, place - earlier)


def _one_paragraph(here: SceneText, place: int, there: SceneText, earlier: int) -> bool:
    return here is there and _paragraph(here, place) == _paragraph(here, earlier)


def _paragraph(scene: SceneText, word: int) -> int:
    return scene.reading.paragraph_at(scene.reading.words[word][0]) or 0


def _finding(here: SceneText, place: int, there: SceneText, earlier: int, length: int) -> Finding:
    new, old = here.reading.words, there.reading.words
    return PHRASE.finding(
        here,
        (new[place][0], new[place + length - 1][1]),
        f"Also in {there.title}, ¶ {_paragraph(there, earlier) + 1}.",
        "Say it another way in one place, or mark it as intended.",
        related=(there.at(old[earlier][0], old[earlier + length - 1][1]),),
    )
