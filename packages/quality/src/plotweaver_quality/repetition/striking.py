"""How striking words are: what a reader remembers of a phrase.

A word weighs what it lacks to the commonest on the Zipf scale (`COMMONEST` minus its frequency, see `baseline.py`).
Function words weigh nothing, nor does a word with a capital letter unless it stands in small letters elsewhere in the
scene: a name comes as often as its bearer.
"""

from __future__ import annotations

from plotweaver_manuscript.reading import Reading

from plotweaver_quality.baseline import zipf
from plotweaver_quality.lexicon import words_of

COMMONEST = 6.0
#: A word that nobody knows weighs no more than a rare one: it may be a name, or a slip.
MOST = 3.0


def weights(reading: Reading) -> list[float]:
    """Return for each word how striking it is, from 0."""
    common = words_of("function-words")
    text = reading.text
    small = {key for key, (start, _) in zip(reading.keys, reading.words, strict=True) if not text[start].isupper()}
    known = {key: 0.0 if key in common or len(key) < 2 else _weight(key) for key in small}
    return [known.get(key, 0.0) for key in reading.keys]


def _weight(key: str) -> float:
    return min(MOST, max(0.0, COMMONEST - zipf(key)))
