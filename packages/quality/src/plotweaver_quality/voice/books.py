"""The voices of a whole book: its scenes are read as one text, and what is found is told by scene.

Whoever has a character sheet is known by it; the others are those whom the text names (`quotes.deriving`).
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from plotweaver_manuscript.reading import Reading, language
from plotweaver_manuscript.tree import Tree, text_of
from plotweaver_manuscript.yamlspan import load_mapping

from plotweaver_quality.findings import Evidence
from plotweaver_quality.novel import Novel
from plotweaver_quality.quotes import Character, english
from plotweaver_quality.quotes.attributing import attribute_in
from plotweaver_quality.quotes.cast import from_sheet
from plotweaver_quality.quotes.deriving import derive_cast
from plotweaver_quality.quotes.naming import bare
from plotweaver_quality.voice.drift import Drift, drifts
from plotweaver_quality.voice.misfits import Misfit, misfits
from plotweaver_quality.voice.profiles import Voice, narrator, voices

_BETWEEN = "\n\n"


@dataclass(frozen=True)
class Placed:
    """A block of lines that fits somebody else better. `scene`: where it begins; `at`: its words in that scene."""

    misfit: Misfit
    scene: str
    at: Evidence


@dataclass(frozen=True)
class BookVoices:
    """How everybody in a book speaks, the most talkative first, and whoever tells it."""

    people: tuple[Voice, ...]
    narrator: Voice
    drifts: tuple[Drift, ...]
    misfits: tuple[Placed, ...]


def book_voices(novel: Novel) -> BookVoices:
    """Return the voices of a book; nobody speaks where it has no scenes."""
    # not by `read_prose`: a whole novel would be kept for each of its versions
    reading = Reading(_BETWEEN.join(scene.prose for scene in novel.scenes), language(novel.language))
    said = attribute_in(reading, cast_of(novel.tree, reading))
    placed = tuple(_placed(novel, each) for each in misfits(reading, said))
    return BookVoices(tuple(voices(reading, said)), narrator(reading), tuple(drifts(reading, said)), placed)


def cast_of(tree: Tree, reading: Reading) -> tuple[Character, ...]:
    """Return everybody with a sheet, and whom else the text names."""
    sheets = [load_mapping(text_of(tree, path) or "")[0] for path in sorted(tree) if _is_sheet(path)]
    known = tuple(person for data in sheets if (person := from_sheet(data)) is not None)
    return (*known, *(person for person in derive_cast(reading) if not any(_same(person, each) for each in known)))


def _is_sheet(path: str) -> bool:
    return path.startswith("characters/") and path.endswith((".yaml", ".yml"))


def _same(named: Character, known: Character) -> bool:
    """Say whether a name may be a known person's: `Mrs Harker` is Nell Harker, `Nell Ann Harker` is; Ben Harker not."""
    words = _words(named.name)
    names = [_words(name) for name in known.names]
    return words <= frozenset().union(*names) or any(name and name <= words for name in names)


def _words(name: str) -> frozenset[str]:
    return frozenset(bare(word) for word in name.casefold().split() if word not in english.TITLES)


def _placed(novel: Novel, misfit: Misfit) -> Placed:
    starts = list(accumulate((len(scene.prose) + len(_BETWEEN) for scene in novel.scenes), initial=0))
    number = bisect_right(starts, misfit.start) - 1
    scene = novel.scenes[number]
    at = scene.at(misfit.start - starts[number], min(misfit.end - starts[number], len(scene.prose)))
    return Placed(misfit, scene.id, at)
