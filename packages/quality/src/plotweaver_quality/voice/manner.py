"""How somebody words and marks what they say, and how alike two stretches are: cosine Delta over character n-grams.

A manner counts all runs of two, three and four characters of what somebody says: they hold function words, endings,
contractions, forms of address and marks at once, and tell writers apart from less text than whole words do (Stamatatos
2013). Rates of the `GRAMS` most frequent ones become z-scores, `(rate − mean) / deviation` over the book's blocks
(Burrows 2002), held between −`OUTMOST` and `OUTMOST`, so that what is only talked of, and often, counts for no more
than a habit does (Evert et al. 2017); how alike two manners are is the cosine of these (Smith and Aldridge 2011). The
cosine does not depend on how much somebody says; the mean gives each person the same weight, for the same reason.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import sqrt
from operator import mul
from statistics import fmean

#: Lengths of the runs of characters, and how many different ones are compared.
LENGTHS, GRAMS = (2, 3, 4), 2500
#: No z-score counts for more than this.
OUTMOST = 1.5

Manner = Counter[str]
#: A manner on a scale.
Counts = Sequence[int]
#: The z-scores of a manner, of length one.
Place = Sequence[float]


def manner_of(text: str) -> Manner:
    """Return the runs of characters of a quotation; how its lines are broken and letters written says nothing."""
    plain = f" {' '.join(text.replace('’', chr(39)).casefold().split())} "
    return Counter(plain[at : at + length] for length in LENGTHS for at in range(len(plain) - length + 1))


class Scale:
    """What the manners of a book are measured by: which runs of characters, their mean and deviation."""

    def __init__(self, blocks: Mapping[str, Sequence[Manner]]) -> None:
        """Take the measure of a book.

        Args:
            blocks: by person, what they say in blocks of like length, at least one each.
        """
        whole = total(manner for each in blocks.values() for manner in each)
        self._numbers = {gram: number for number, (gram, _) in enumerate(whole.most_common(GRAMS))}
        rates = [[_rates(self.counts(manner)) for manner in each] for each in blocks.values()]
        self._spread = [_deviation(column) for column in zip(*(row for each in rates for row in each), strict=True)]
        means = [[fmean(column) for column in zip(*each, strict=True)] for each in rates]
        self._mean = [fmean(column) for column in zip(*means, strict=True)]

    def counts(self, manner: Manner, before: Counts = ()) -> Counts:
        """Return how often a manner has each run of characters of the scale, and last, how many it has of any.

        Args:
            before: counts to add these to.
        """
        found = array("i", before) or array("i", [0]) * (len(self._numbers) + 1)
        for gram, count in manner.items():
            number = self._numbers.get(gram)
            if number is not None:
                found[number] += count
        found[-1] += manner.total()
        return found

    def place(self, counts: Counts) -> Place:
        """Return where a manner stands; a run that all blocks have alike tells nothing."""
        measured = zip(_rates(counts), self._mean, self._spread, strict=True)
        scores = [_held((rate - mean) / spread) if spread else 0.0 for rate, mean, spread in measured]
        length = sqrt(sum(map(mul, scores, scores))) or 1.0
        # a long book has thousands of places: an array takes a quarter of what a list does
        return array("d", [score / length for score in scores])


def alike(one: Place, other: Place) -> float:
    """Return how alike two places are: 1 the same, 0 nothing in common, −1 opposite."""
    cosine: float = sum(map(mul, one, other))
    return cosine


def total(manners: Iterable[Manner]) -> Manner:
    """Return some manners as one."""
    found: Manner = Counter()
    for manner in manners:
        found.update(manner)
    return found


def _held(score: float) -> float:
    return OUTMOST if score > OUTMOST else -OUTMOST if score < -OUTMOST else score


def _rates(counts: Counts) -> list[float]:
    whole = max(1, counts[-1])
    return [count / whole for count in counts[:-1]]


def _deviation(values: Sequence[float]) -> float:
    # `statistics.pstdev` reckons in fractions, which takes fifty times as long
    mean = fmean(values)
    return sqrt(fmean([(value - mean) ** 2 for value in values]))
