"""Which paragraphs come first: those that hold most of the terms, in the order of their texts."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from itertools import chain

#: A row's number is its text's and, in these lower bits, its paragraph's.
BITS = 20
_PARAGRAPH = (1 << BITS) - 1


def row_of(text: int, paragraph: int) -> int:
    """Return the number that stands for a paragraph of a text."""
    return (text << BITS) + paragraph


def ranked(texts: Sequence[int], held: Sequence[Set[int]]) -> Iterator[tuple[int, int]]:
    """Yield paragraphs of those texts that hold every term, each as its text's place and its own number.

    Whoever needs the first ones only pays for little more: a common word stands in thousands of paragraphs.

    Args:
        texts: the texts' numbers, in the order that counts.
        held: for each term the rows that hold it; of texts that are not asked for, too.
    """
    if held:
        yield from _placed(texts, sorted(frozenset(held[0]).intersection(*held[1:])))
    if len(held) > 1:
        yield from _fewer(texts, held)


def _fewer(texts: Sequence[int], held: Sequence[Set[int]]) -> Iterator[tuple[int, int]]:
    """Yield those that hold some of the terms, of texts that hold all of them."""
    whole = set.intersection(*({row >> BITS for row in each} for each in held))
    counted = Counter(chain.from_iterable(held))
    for count in range(len(held) - 1, 0, -1):
        rows = [row for row, terms in counted.items() if terms == count and row >> BITS in whole]
        yield from _placed(texts, sorted(rows))


def _placed(texts: Sequence[int], rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    for place, number in enumerate(texts):
        at = bisect_left(rows, number << BITS)
        while at < len(rows) and rows[at] >> BITS == number:
            yield place, rows[at] & _PARAGRAPH
            at += 1
