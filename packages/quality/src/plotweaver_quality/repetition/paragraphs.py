"""Paragraphs that say almost the same, anywhere in the book: most often a passage that was moved and stayed.

Each paragraph of `LEAST` words or more is known by a sketch: the `SKETCH` smallest hashes of its runs of `SHINGLE`
words (bottom-k MinHash; Broder 1997). Two that share `SHARED` of them are compared word by word, and told of where
they are alike by `ALIKE` per cent (normalised InDel similarity). Of fewer than `LONG` words every one must be the same:
short paragraphs are often nearly alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from zlib import crc32

from plotweaver_quality.findings import Finding
from plotweaver_quality.novel import Novel, SceneText
from plotweaver_quality.rules import BookCheck, Rule
from plotweaver_quality.settings import Settings

LEAST, LONG, SHINGLE, SKETCH, SHARED, ALIKE = 12, 20, 4, 24, 4, 70
#: A run of words leads to so many paragraphs, those that came first: a thousandth one would lead to nothing else.
_HOLDERS = 50

PARAGRAPH = Rule(
    "repetition.paragraph",
    "warning",
    "A paragraph comes again",
    "Two paragraphs that say almost the same are mostly a passage that was copied and never taken out.",
    weight=4.0,
    options={"alike": "number"},
)


def gather(scene: SceneText, _settings: Settings) -> list[tuple[int, int, list[int]]]:
    """Return (start, end, sketch) of each paragraph that is long enough."""
    found: list[tuple[int, int, list[int]]] = []
    for span in scene.reading.paragraphs:
        keys = scene.reading.keys_between(span.start, span.end) if span.kind != "break" else ()
        if len(keys) >= LEAST:
            runs = {crc32(" ".join(keys[at : at + SHINGLE]).encode()) for at in range(len(keys) - SHINGLE + 1)}
            found.append((span.start, span.end, sorted(runs)[:SKETCH]))
    return found


def judge(novel: Novel, gathered: Sequence[list[tuple[int, int, list[int]]]], settings: Settings) -> Iterator[Finding]:
    """Yield a finding for the later of two paragraphs that are alike."""
    alike = settings.number(PARAGRAPH, "alike", ALIKE) / 100
    times = Counter(run for paragraphs in gathered for _, _, sketch in paragraphs for run in sketch)
    holders: dict[int, list[tuple[int, int, int]]] = {}
    for number, paragraphs in enumerate(gathered):
        scene = novel.scenes[number]
        for start, end, sketch in paragraphs:
            again = [run for run in sketch if times[run] > 1]
            held = [place for run in again for place in holders.get(run, ())]
            if len(held) >= SHARED:
                yield from _compared(novel, scene, (start, end), Counter(held), alike)
            place = (number, start, end)
            for run in again:
                known = holders.setdefault(run, [])
                if len(known) < _HOLDERS:
                    known.append(place)


CHECK = BookCheck((PARAGRAPH,), gather, judge, version=3)


def _compared(
    novel: Novel, scene: SceneText, span: tuple[int, int], shared: Counter[tuple[int, int, int]], alike: float
) -> Iterator[Finding]:
    from rapidfuzz.distance import Indel  # most books have no two paragraphs to compare

    for (number, start, end), count in shared.most_common():
        if count < SHARED:
            return
        keys = scene.reading.keys_between(*span)
        other = novel.scenes[number]
        likeness = Indel.normalized_similarity(keys, other.reading.keys_between(start, end))
        if likeness >= (alike if len(keys) >= LONG else 1):
            message = f"{likeness:.0%} of it stands in {other.title}, too."
            suggestion = "Take one of them out, or mark it as intended."
            yield PARAGRAPH.finding(scene, span, message, suggestion, related=(other.at(start, end),))
            return
