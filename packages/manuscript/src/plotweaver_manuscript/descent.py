"""Which words of a version are words of an earlier one, over all its scenes: kept, renamed, moved, split or joined."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from plotweaver_manuscript.moves import Place, moved_words
from plotweaver_manuscript.origins import Origin
from plotweaver_manuscript.pages import Page, kept_words, scene_id


@dataclass(frozen=True)
class Traced:
    """A scene's words, each with its origin."""

    page: Page
    origins: tuple[Origin, ...]


#: The scenes of a version by path. Never mutated: versions share what they share.
State = Mapping[str, Traced]


@dataclass(frozen=True)
class Descent:
    """What a version's new or changed scenes have of an earlier version.

    Attributes:
        places: for each scene and word, where it stood; None for a new word.
        cut: sentences that lost words, as file and number of the sentence.
    """

    places: Mapping[str, list[Place | None]]
    cut: frozenset[Place]


def descent(before: State, files: Mapping[str, str], pages: Mapping[str, Page]) -> Descent:
    """Find the words of `pages` in an earlier version.

    Args:
        before: the earlier version.
        files: all scenes of the version, and the names of their bytes.
        pages: those scenes of it that are not simply as they were.
    """
    left = {path: each.page for path, each in before.items() if files.get(path) != each.page.blob}
    places: dict[str, list[Place | None]] = {path: [None] * len(page.words) for path, page in pages.items()}
    gone = {path: dict(enumerate(page.words)) for path, page in left.items()}
    for path, old in _counterparts(left, pages).items():
        for number, place in enumerate(kept_words(left[old], pages[path])):
            if place is not None:
                places[path][number] = (old, place)
                del gone[old][place]
    new = {
        path: {number: pages[path].words[number] for number, place in enumerate(found) if place is None}
        for path, found in places.items()
    }
    for (path, number), (old, place) in moved_words(gone, new).items():
        places[path][number] = (old, place)
        del gone[old][place]
    cut = frozenset((path, left[path].sentence[number]) for path, words in gone.items() for number in words)
    return Descent(places, cut)


def _counterparts(left: Mapping[str, Page], pages: Mapping[str, Page]) -> dict[str, str]:
    """Return for scenes of the version which scene of the earlier one each is: by place and id, by id, by place."""
    found = {path: path for path in pages if path in left and _id(path, left) == _id(path, pages)}
    homes = {_id(path, left): path for path in sorted(left, reverse=True) if path not in found}
    for path in sorted(pages):
        if path not in found and _id(path, pages) in homes:
            found[path] = homes.pop(_id(path, pages))
    blobs = {left[path].blob: path for path in sorted(left, reverse=True) if path not in found.values()}
    for path in sorted(pages):
        if path not in found and pages[path].blob in blobs:
            found[path] = blobs.pop(pages[path].blob)
    taken = set(found.values())
    return found | {path: path for path in pages if path not in found and path in left and path not in taken}


def _id(path: str, pages: Mapping[str, Page]) -> str:
    return scene_id(path, pages[path].front)
