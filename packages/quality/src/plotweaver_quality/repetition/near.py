"""Words and phrases that come again too soon: an echo that the reader still has in the ear.

A near phrase is `PHRASE_WORDS` words or more that weigh `PHRASE_WEIGHT` together (`striking.py`), again within
`PHRASE_WITHIN` words. An echo is one word that weighs `ECHO_WEIGHT`, again within `ECHO_WITHIN` words; one that stands
more than `ECHO_MOST` times in the scene is what the scene is about. Both are looked for in narration only: people
repeat themselves when they speak.

Figures of speech are left alone: what comes again within `FIGURE` words or in the same sentence, and sentences that
begin alike. What `repetition.phrase` tells of is not told twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from plotweaver_manuscript.reading import Reading

from plotweaver_quality.findings import Finding
from plotweaver_quality.lexicon import stem
from plotweaver_quality.novel import SceneText
from plotweaver_quality.repetition.phrases import LENGTH
from plotweaver_quality.repetition.striking import weights
from plotweaver_quality.rules import Rule, SceneCheck
from plotweaver_quality.settings import Settings

PHRASE_WORDS, PHRASE_WEIGHT, PHRASE_WITHIN = 3, 3.2, 150
ECHO_WEIGHT, ECHO_WITHIN, ECHO_MOST = 2.4, 25, 3
FIGURE = 8

NEAR = Rule(
    "repetition.near-phrase",
    "note",
    "A phrase comes again soon",
    "The reader still has it in the ear.",
    languages=("en",),
    weight=0.5,
    options={"within": "number"},
)
ECHO = Rule(
    "repetition.echo",
    "note",
    "An uncommon word comes again at once",
    "The rarer a word, the longer the reader remembers it.",
    languages=("en",),
    weight=0.5,
    options={"within": "number"},
)


def find(scene: SceneText, settings: Settings) -> Iterator[Finding]:
    """Yield near phrases and echoes of a scene."""
    reading = scene.reading
    told_weights = weights(reading)
    told = [number for part in reading.narration for number in reading.words_between(*part)]
    yield from _phrases(scene, reading, told_weights, told, int(settings.number(NEAR, "within", PHRASE_WITHIN)))
    yield from _echoes(scene, reading, told_weights, told, int(settings.number(ECHO, "within", ECHO_WITHIN)))


CHECK = SceneCheck((NEAR, ECHO), find)


def _phrases(
    scene: SceneText, reading: Reading, weight: Sequence[float], told: list[int], within: int
) -> Iterator[Finding]:
    seen: dict[tuple[str, ...], int] = {}
    until = -1
    for place in told:
        key = reading.keys[place : place + PHRASE_WORDS]
        if len(key) < PHRASE_WORDS or sum(map(bool, weight[place : place + PHRASE_WORDS])) < 2:
            continue
        earlier = seen.get(key)
        if earlier is None or place >= until:
            seen[key] = place
        if earlier is None or place < until or place - earlier > within or _figure(reading, earlier, place):
            continue
        length = _shared(reading.keys, earlier, place)
        if sum(weight[place : place + length]) < PHRASE_WEIGHT:
            continue
        until = place + length
        if length >= LENGTH and not _same_paragraph(reading, earlier, place):
            continue
        spans = [(reading.words[at][0], reading.words[at + length - 1][1]) for at in (place, earlier)]
        message = f"Also {place - earlier} words before."
        suggestion = "Say one of them another way, or mark it as intended."
        yield NEAR.finding(scene, spans[0], message, suggestion, related=(scene.at(*spans[1]),))


def _echoes(
    scene: SceneText, reading: Reading, weight: Sequence[float], told: list[int], within: int
) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    times = Counter(stem(key) for key, each in zip(reading.keys, weight, strict=True) if each)
    for place in told:
        key = reading.keys[place]
        if times[stem(key)] > ECHO_MOST or weight[place] < ECHO_WEIGHT or len(key) < 4:
            continue
        earlier = seen.get(stem(key))
        seen[stem(key)] = place
        if earlier is None or place - earlier > within or _figure(reading, earlier, place):
            continue
        if _parallel(reading, earlier, place):
            continue
        span, before = reading.words[place], reading.words[earlier]
        said = scene.prose[slice(*before)]
        same = said.casefold() == scene.prose[slice(*span)].casefold()
        message = f"{'It' if same else f'“{said}”'} stands {place - earlier} words before, too."
        suggestion = "Replace one of them, or mark it as intended."
        yield ECHO.finding(scene, span, message, suggestion, related=(scene.at(*before),))


def _parallel(reading: Reading, earlier: int, place: int) -> bool:
    """Say whether the words before are the same, too: then the near phrase tells of it."""
    return place > 0 and earlier > 0 and reading.keys[earlier - 1 : earlier + 2] == reading.keys[place - 1 : place + 2]


def _figure(reading: Reading, earlier: int, place: int) -> bool:
    """Say whether the repetition may be a figure of speech."""
    one, other = (reading.sentence_at(reading.words[at][0]) for at in (earlier, place))
    if one == other or one is None or other is None or place - earlier < FIGURE:
        return True
    begin = (reading.words_between(*reading.sentences[number])[0] for number in (one, other))
    return tuple(begin) == (earlier, place)


def _same_paragraph(reading: Reading, earlier: int, place: int) -> bool:
    one, other = (reading.paragraph_at(reading.words[at][0]) for at in (earlier, place))
    return one == other


def _shared(keys: tuple[str, ...], earlier: int, place: int) -> int:
    length = 0
    while place + length < len(keys) and earlier + length < place and keys[earlier + length] == keys[place + length]:
        length += 1
    return length
