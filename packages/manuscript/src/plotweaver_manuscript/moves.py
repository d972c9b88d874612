"""Runs of words that went from one place of a book to another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

#: Words that stand in the same order elsewhere have moved if they are at least so many.
RUN = 8

#: A word: the file it stands in, and its number there, from 0.
Place = tuple[str, int]
#: Some of the words of some files, by file and number.
Loose = Mapping[str, Mapping[int, str]]


def moved_words(gone: Loose, new: Loose) -> dict[Place, Place]:
    """Return for words of `new` the words of `gone` that they are: runs of at least `RUN` that stood elsewhere.

    Args:
        gone: words that are no longer where they were, by file and number.
        new: words that were not where they are.
    """
    if not any(len(words) >= RUN for words in gone.values()) or not any(len(words) >= RUN for words in new.values()):
        return {}
    known: dict[tuple[str, ...], list[Place]] = {}
    for place, run in _runs(gone):
        known.setdefault(run, []).append(place)
    for places in known.values():
        places.reverse()
    moved: dict[Place, Place] = {}
    taken: set[Place] = set()
    for (path, number), run in _runs(new):
        candidates = known.get(run, [])
        if (path, number) in moved:
            continue
        while candidates and not _free(candidates[-1], taken):
            candidates.pop()
        if candidates:
            _follow(gone, new, candidates[-1], (path, number), moved, taken)
    return moved


def _follow(
    gone: Loose,
    new: Loose,
    source: Place,
    target: Place,
    moved: dict[Place, Place],
    taken: set[Place],
) -> None:
    """Note that the words from `target` on are those from `source` on, as far as they are the same."""
    (old_path, old), (path, number) = source, target
    while (word := new[path].get(number)) is not None and gone[old_path].get(old) == word:
        if (old_path, old) in taken or (path, number) in moved:
            return
        moved[path, number] = (old_path, old)
        taken.add((old_path, old))
        old, number = old + 1, number + 1


def _free(place: Place, taken: set[Place]) -> bool:
    path, number = place
    return not any((path, each) in taken for each in range(number, number + RUN))


def _runs(loose: Loose) -> Iterator[tuple[Place, tuple[str, ...]]]:
    """Yield every run of `RUN` words that follow each other."""
    for path, words in loose.items():
        numbers = sorted(words)
        for at in range(len(numbers) - RUN + 1):
            if numbers[at + RUN - 1] - numbers[at] == RUN - 1:
                yield (path, numbers[at]), tuple(words[each] for each in numbers[at : at + RUN])
