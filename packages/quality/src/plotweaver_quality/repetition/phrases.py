"""Phrases that come again anywhere in the book: the same striking words in two places.

A phrase is `LENGTH` words or more in the same order, without regard to case, punctuation and wrapping, which together
weigh at least `WEIGHT` (`striking.py`). Within a paragraph nothing is reported: there repetition is a
figure of speech. The longest common run is reported once, at its later place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile
from typing import NamedTuple
from zlib import crc32

from plotweaver_manuscript.prose import words_from

from plotweaver_quality.findings import Finding
from plotweaver_quality.novel import Novel, SceneText
from plotweaver_quality.repetition.striking import weight_of, weights
from plotweaver_quality.rules import BookCheck, Rule
from plotweaver_quality.settings import Settings

Span = tuple[int, int]

LENGTH = 5
WEIGHT = 4.2
#: A run of words that weighs less is not looked at: no longer one that it begins would be told of.
_LIGHT = 1.5
#: So many words are read before anything else is looked at.
_GLANCE = 20

PHRASE = Rule(
    "repetition.phrase",
    "warning",
    "A phrase comes again",
    "The same striking words in two places are noticed; meant as an echo they are fine, else they are a slip.",
    options={"words": "number", "weight": "number"},
)


#: Of the striking runs of words of a scene: hashes, numbers of the first words, where those begin, weights.
Runs = tuple[Sequence[int], Sequence[int], Sequence[int], Sequence[float]]


def gather(scene: SceneText, settings: Settings) -> Runs:
    """Return every striking run of words, in columns: there are thousands, and they are kept between two runs."""
    keys, words, told = scene.reading.keys, scene.reading.words, weights(scene.reading)
    length = _length(settings)
    weighed = ((place, sum(told[place : place + length])) for place in range(len(keys) - length + 1))
    runs = [(place, weight) for place, weight in weighed if weight >= _LIGHT]
    return (
        [crc32(" ".join(keys[place : place + length]).encode()) for place, _ in runs],
        [place for place, _ in runs],
        [words[place][0] for place, _ in runs],
        [weight for _, weight in runs],
    )


def judge(novel: Novel, gathered: Sequence[Runs], settings: Settings) -> Iterator[Finding]:
    """Yield a finding for the later place of every repeated phrase; the earlier one is its related evidence."""
    length, least = _length(settings), settings.number(PHRASE, "weight", WEIGHT)
    times = Counter(name for names, *_ in gathered for name in names)
    first: dict[int, _Place] = {}
    for number, runs in enumerate(gathered):
        told_until = -1
        for name, word, start, weight in zip(*runs, strict=True):
            if times[name] == 1:  # nearly all of them
                continue
            here = _Place(novel.scenes[number], word, start)
            there = first.setdefault(name, here)
            if there is here or word < told_until:
                continue
            shared = _shared(here, there, _GLANCE)
            if len(shared) == _GLANCE:
                # said over and over in one paragraph: read to the end from each of its words it would take for ever
                if _one_paragraph(here, there):
                    continue
                shared = _shared(here, there, None)
            if len(shared) < length or weight + _weight(here, shared, length) < least:
                continue
            if not _one_paragraph(here, there):
                yield _finding(here, there, shared)
                told_until = word + len(shared)


CHECK = BookCheck((PHRASE,), gather, judge, version=2)


class _Place(NamedTuple):
    """Where a run of words stands: the number of its first word, and where that begins in the prose."""

    scene: SceneText
    word: int
    start: int


def _length(settings: Settings) -> int:
    return max(3, int(settings.number(PHRASE, "words", LENGTH)))


def _weight(here: _Place, shared: Sequence[tuple[Span, Span]], known: int) -> float:
    """Return what the words weigh that are shared beyond the first ones, of which it is known."""
    prose = here.scene.prose
    if not any(prose[start].isupper() for (start, _), _ in shared[known:]):
        return sum(weight_of(_key(prose, span)) for span, _ in shared[known:])
    return sum(weights(here.scene.reading)[here.word + known : here.word + len(shared)])


def _shared(here: _Place, there: _Place, limit: int | None) -> list[tuple[Span, Span]]:
    """Return the words that both places share from their beginning, `limit` at most.

    Only those are read, not the scenes around them.
    """
    new, old = here.scene.prose, there.scene.prose
    apart = here.word - there.word if here.scene is there.scene else None
    most = min((each for each in (apart, limit) if each is not None), default=None)
    pairs = zip(words_from(new, here.start), words_from(old, there.start), strict=False)
    return list(islice(takewhile(lambda pair: _key(new, pair[0]) == _key(old, pair[1]), pairs), most))


def _key(prose: str, span: Span) -> str:
    return prose[slice(*span)].casefold().replace("’", "'")


def _one_paragraph(here: _Place, there: _Place) -> bool:
    return here.scene is there.scene and _paragraph(here) == _paragraph(there)


def _paragraph(place: _Place) -> int:
    return place.scene.reading.paragraph_at(place.start) or 0


def _finding(here: _Place, there: _Place, shared: Sequence[tuple[Span, Span]]) -> Finding:
    (first, before), (last, last_before) = shared[0], shared[-1]
    return PHRASE.finding(
        here.scene,
        (first[0], last[1]),
        f"Also in {there.scene.title}, ¶ {_paragraph(there) + 1}.",
        "Say it another way in one place, or mark it as intended.",
        related=(there.scene.at(before[0], last_before[1]),),
    )
