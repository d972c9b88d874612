"""How the people of a book speak, who drifts, and which lines sound like somebody else.

    voices(reading, said)       a profile of everybody who says enough      `profiles.py`
    narrator(reading)           the profile of whoever tells the book
    drifts(reading, said)       who speaks otherwise in the second half      `drift.py`
    misfits(reading, said)      blocks that fit another person better        `misfits.py`
    book_voices(novel)          all of that for a book, told by scene        `books.py`

`said` is what `plotweaver_quality.quotes.attribute` returns. All of it advises: none of it may block, and below its
minimum of words each refuses. Formulas, thresholds and figures are in docs/guides/voice.md.
"""

from plotweaver_quality.voice.books import BookVoices, Placed, book_voices
from plotweaver_quality.voice.drift import Drift, drifts
from plotweaver_quality.voice.misfits import Misfit, misfits
from plotweaver_quality.voice.profiles import LEAST, Measure, Voice, narrator, voices

__all__ = [
    "LEAST",
    "BookVoices",
    "Drift",
    "Measure",
    "Misfit",
    "Placed",
    "Voice",
    "book_voices",
    "drifts",
    "misfits",
    "narrator",
    "voices",
]
