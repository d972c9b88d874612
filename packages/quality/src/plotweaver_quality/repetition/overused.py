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
)
SCENE_WORD = Rule(
    "repetition.scene-word",
    "note",
    "A common word crowds in one scene",
    "It comes far more often here than elsewhere in the book.",
    languages=("en",),
    on=False,
)


def gather(scene: SceneText, _settings: Settings) -> dict[str, list[int]]:
    """Return each word that may be overused, with where it stands: numbers of words."""
    reading = scene.reading
    found: dict[str, list[int]] = {}
    for number, (key, weight) in enumerate(zip(reading.keys, weights(reading), strict=True)):
        if weight and len(key) > 2:
            found.setdefault(key, []).append(number)
    return found


def judge(novel: Novel, gathered: Sequence[dict[str, list[int]]], settings: Settings) -> Iterator[Finding]:
    """Yield a finding for each overused word at its first place, and for each word that crowds in a scene."""
    total = Counter({word: 0 for words in gathered for word in words})
    for words in gathered:
        total.update({word: len(places) for word, places in words.items()})
    lengths = [len(scene.reading.keys) for scene in novel.scenes]
    overused = list(_overused(novel, gathered, total, sum(lengths), settings))
    yield from overused
    told = {finding.subject for finding in overused}
    for number, words in enumerate(gathered):
        crowded = ((word, places) for word, places in words.items() if word not in told and zipf(word) >= KNOWN)
        for word, places in crowded:
            if _crowds(len(places), total[word], lengths[number], sum(lengths), settings):
                yield _finding(SCENE_WORD, novel, number, word, places, f"times here, {total[word]} in the whole book")


CHECK = BookCheck((OVERUSED, SCENE_WORD), gather, judge)


def _overused(
    novel: Novel, gathered: Sequence[dict[str, list[int]]], total: Counter[str], words: int, settings: Settings
) -> Iterator[Finding]:
    times = settings.number(OVERUSED, "times", TIMES)
    if words < ENOUGH:
        return
    for word, count in total.items():
        holders = [number for number, scene in enumerate(gathered) if word in scene] if count >= LEAST else []
        if zipf(word) < KNOWN or len(holders) < max(2, SPREAD * len(gathered)):
            continue
        usual = words * usual_share(word)
        if count >= times * usual:
            number = next(at for at, scene in enumerate(gathered) if word in scene)
            message = f"times in the book, {count / usual:.0f} times as often as in other novels"
            yield _finding(OVERUSED, novel, number, word, gathered[number][word], message, count)


def _crowds(here: int, everywhere: int, scene: int, book: int, settings: Settings) -> bool:
    if here < SCENE_LEAST or book == scene:
        return False
    expected = everywhere * scene / book
    elsewhere = everywhere - here
    likelihood = 2 * here * log(here / expected)
    if elsewhere:
        likelihood += 2 * elsewhere * log(elsewhere / (everywhere - expected))
    return here > expected and likelihood >= settings.number(SCENE_WORD, "likelihood", LIKELIHOOD)


def _finding(
    rule: Rule, novel: Novel, number: int, word: str, places: list[int], message: str, count: int | None = None
) -> Finding:
    scene = novel.scenes[number]
    first, *others = [scene.reading.words[place] for place in places]
    related = tuple(scene.at(*other) for other in others)
    told = f"{len(places) if count is None else count} {message}."
    suggestion = "Do without some of them, or mark it as intended."
    return rule.finding(scene, first, told, suggestion, related=related, subject=word)
