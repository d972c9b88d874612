"""Words that come too often: in the book beside other novels, and in a scene beside the rest of the book.

Names, function words and rare words (below `KNOWN` on the Zipf scale) are left out, and what the story is about: a pet
word stands in `SPREAD` of all scenes at least, a subject in those that it is the subject of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import log

from plotweaver_quality.baseline import usual_share, zipf
from plotweaver_quality.findings import Finding
from plotweaver_quality.novel import Novel, SceneText
from plotweaver_quality.repetition.striking import weights
from plotweaver_quality.rules import BookCheck, Rule
from plotweaver_quality.settings import Settings

#: In a book: so many times, in so many words at least, and so many times as often as usual (`baseline.py`).
LEAST, ENOUGH, TIMES, KNOWN, SPREAD = 15, 10_000, 5.0, 4.0, 0.5
#: In a scene: so many times, and with this log-likelihood (Dunning 1993) beside the rest of the book.
SCENE_LEAST, LIKELIHOOD = 6, 25.0

OVERUSED = Rule(
    "repetition.overused",
    "note",
    "A word comes far more often than in other novels",
    "Every writer has pet words; readers find them out sooner than the writer does.",
    languages=("en",),
    weight=2.0,
    options={"times": "number"},
)
SCENE_WORD = Rule(
    "repetition.scene-word",
    "note",
    "A common word crowds in one scene",
    "It comes far more often here than elsewhere in the book.",
    languages=("en",),
    on=False,
    options={"likelihood": "number"},
)


def gather(scene: SceneText, _settings: Settings) -> tuple[int, dict[str, int]]:
    """Return how many words there are, and how often each comes that may be overused."""
    reading = scene.reading
    striking = [key for key, weight in zip(reading.keys, weights(reading), strict=True) if weight and len(key) > 2]
    return len(reading.keys), dict(Counter(striking))


def judge(novel: Novel, gathered: Sequence[tuple[int, dict[str, int]]], settings: Settings) -> Iterator[Finding]:
    """Yield a finding for each overused word at its first place, and for each word that crowds in a scene."""
    counts = [each for _, each in gathered]
    total: Counter[str] = Counter()
    for each in counts:
        total.update(each)
    book = sum(length for length, _ in gathered)
    overused = list(_overused(novel, counts, total, book, settings))
    yield from overused
    named = {finding.subject for finding in overused}
    for scene, (length, each) in zip(novel.scenes, gathered if settings.uses(SCENE_WORD) else (), strict=False):
        for word, here in each.items():
            if word in named or here < SCENE_LEAST or zipf(word) < KNOWN:
                continue
            if _crowds(here, total[word], length, book, settings):
                told = f"{here} times here, {total[word]} in the whole book."
                yield _finding(SCENE_WORD, scene, word, told)


CHECK = BookCheck((OVERUSED, SCENE_WORD), gather, judge, version=3)


def _overused(
    novel: Novel, counts: Sequence[dict[str, int]], total: Counter[str], words: int, settings: Settings
) -> Iterator[Finding]:
    times = settings.number(OVERUSED, "times", TIMES)
    if words < ENOUGH:
        return
    for word, count in total.items():
        if count < LEAST or zipf(word) < KNOWN:
            continue
        if sum(word in each for each in counts) < max(2, SPREAD * len(counts)):
            continue
        usual = words * usual_share(word)
        if count >= times * usual:
            scene = next(scene for scene, each in zip(novel.scenes, counts, strict=True) if word in each)
            told = f"{count} times in the book, {count / usual:.0f} times as often as in other novels."
            yield _finding(OVERUSED, scene, word, told)


def _crowds(here: int, everywhere: int, scene: int, book: int, settings: Settings) -> bool:
    if book == scene:
        return False
    expected = everywhere * scene / book
    elsewhere = everywhere - here
    likelihood = 2 * here * log(here / expected)
    if elsewhere:
        likelihood += 2 * elsewhere * log(elsewhere / (everywhere - expected))
    return here > expected and likelihood >= settings.number(SCENE_WORD, "likelihood", LIKELIHOOD)


def _finding(rule: Rule, scene: SceneText, word: str, message: str) -> Finding:
    reading = scene.reading
    first, *others = [span for key, span in zip(reading.keys, reading.words, strict=True) if key == word]
    related = tuple(scene.at(*other) for other in others)
    suggestion = "Do without some of them, or mark it as intended."
    return rule.finding(scene, first, message, suggestion, related=related, subject=word)
