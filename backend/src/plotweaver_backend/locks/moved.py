"""Which entries of an ordered list came, went or changed places."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence


def moved(before: Sequence[str], after: Sequence[str]) -> set[str]:
    """Return the entries that are on one side only, or that may have been moved past others.

    The entries of a longest common run stay. Where there are several such runs, nobody can tell who passed whom (two
    neighbours that change places), and only what all of them hold is certain to have stayed.
    """
    place = {entry: index for index, entry in enumerate(after)}
    common = [entry for entry in dict.fromkeys(before) if entry in place]
    places = [place[entry] for entry in common]
    return set(before) ^ set(after) | {common[index] for index in range(len(common)) if index not in _stay(places)}


def _stay(places: list[int]) -> set[int]:
    """Return the indexes that every longest increasing subsequence of `places` holds."""
    ending = _longest(places)
    # read backwards and negated, what increases towards the end increases towards the beginning
    beginning = _longest([-place for place in reversed(places)])[::-1]
    whole = max(ending, default=0)
    on_one = [index for index in range(len(places)) if ending[index] + beginning[index] - 1 == whole]
    alone = Counter(ending[index] for index in on_one)
    return {index for index in on_one if alone[ending[index]] == 1}


def _longest(places: list[int]) -> list[int]:
    """Return, for each place, the length of the longest increasing subsequence that ends there."""
    found: list[int] = []
    # the smallest place that ends one of each length: the list may be a stranger's, and long
    ends: list[int] = []
    for place in places:
        length = bisect_left(ends, place)
        ends[length : length + 1] = [place]
        found.append(length + 1)
    return found
