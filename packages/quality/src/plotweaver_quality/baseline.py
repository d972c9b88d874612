"""How common a word is in the English of people, from the corpus statistics that the package `wordfreq` carries.

Only its data file is read: importing the package costs half a second and needs what is made for other languages.
The file holds lists of words; the place of a list tells their frequency in centibels (wordfreq's cBpack format, 1).
"""

from __future__ import annotations

import gzip
import importlib.util
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import msgpack

from plotweaver_quality.lexicon import phrases_of

#: What a word counts as that is not among the commonest 29,000; the least of those has 3.0.
UNKNOWN = 2.0
_FORMAT = {"format": "cB", "version": 1}


def zipf(word: str) -> float:
    """Return a word's frequency on the Zipf scale (van Heuven et al. 2014): 3 is once in a million words, 6 in 1,000.

    Args:
        word: in small letters, with straight apostrophes.
    """
    return _table().get(word, UNKNOWN)


def known_words() -> Iterable[str]:
    """Return the words whose frequency is known, the commonest first."""
    return _table().keys()


def usual_share(word: str) -> float:
    """Return which share of a novel's words this one usually is.

    It is its share of English, times how much more often novels have it (`data/en/fiction.txt`: what people do and
    look like comes in them far more often than in newspapers).
    """
    return float(10 ** (zipf(word) - 9)) * _fiction().get(word, 1.0)


@cache
def _fiction() -> Mapping[str, float]:
    pairs = (line.split() for line in phrases_of("fiction"))
    return {word: float(times) for word, times in pairs}


@cache
def _table() -> Mapping[str, float]:
    found = importlib.util.find_spec("wordfreq")
    if found is None or not found.submodule_search_locations:
        raise ImportError("The package wordfreq is missing: install plotweaver-quality anew.")
    packed = Path(found.submodule_search_locations[0]) / "data" / "small_en.msgpack.gz"
    head, *lists = msgpack.unpackb(gzip.decompress(packed.read_bytes()), raw=False)
    if head != _FORMAT:
        raise ImportError("This version of wordfreq keeps its data in another form.")
    return {word: 9 - centibels / 100 for centibels, words in enumerate(lists) for word in words}
