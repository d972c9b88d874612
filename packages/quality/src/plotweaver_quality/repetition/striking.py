"""How striking words are: what a reader remembers of a phrase.

A word weighs what it lacks to the commonest on the Zipf scale (`COMMONEST` minus its frequency, see `baseline.py`).
Function words weigh nothing, nor does a word with a capital letter unless it stands in small letters elsewhere in the
scene: a name comes as often as its bearer.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from plotweaver_manuscript.reading import Reading

from plotweaver_quality.baseline import zipf
from plotweaver_quality.lexicon import words_of

COMMONEST = 6.0
#: A word that nobody knows weighs no more than a rare one: it may be a name, or a slip.
MOST = 3.0


@lru_cache(maxsize=512)
def weights(reading: Reading) -> Sequence[float]:
    """Return for each word how striking it is, from 0; of one reading they are told once, whoever asks."""
    text = reading.text
    small = {key for key, (start, _) in zip(reading.keys, reading.words, strict=True) if not text[start].isupper()}
    known = {key: weight_of(key) for key in small}
    return [known.get(key, 0.0) for key in reading.keys]


@lru_cache(maxsize=65_536)
def weight_of(key: str) -> float:
    """Return how striking a word is that stands in small letters."""
    if len(key) < 2 or key in words_of("function-words"):
        return 0.0
    return min(MOST, max(0.0, COMMONEST - zipf(key)))
