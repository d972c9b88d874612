"""Which findings are on words that stand as they were brought in from elsewhere: nobody is told of those unasked."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import pygit2
from plotweaver_gitstore import history, read_tree, trailers_of
from plotweaver_gitstore.loose import opened
from plotweaver_manuscript.book import read_book
from plotweaver_manuscript.origins import IMPORTED, ORIGIN
from plotweaver_manuscript.pages import kept_words, read_page
from plotweaver_manuscript.prose import split_front_matter, word_spans
from plotweaver_manuscript.tree import Tree, text_of
from plotweaver_quality.findings import Finding

#: Of so many words that a finding quotes one may be another by now: a name that was replaced all over the book.
_ONE_IN = 10


@dataclass(frozen=True)
class Brought:
    """What one version brought in.

    Attributes:
        paragraphs: in one line each.
        scenes: the text of each scene, by its id and by its path.
    """

    paragraphs: frozenset[str]
    scenes: Mapping[str, str]


def brought_in(repository: pygit2.Repository, commit: str) -> list[Brought]:
    """Return what versions before and with `commit` brought in from elsewhere."""
    return [
        _brought(repository.path, version.commit)
        for version in history(repository, commit)
        if trailers_of(version.message).get(ORIGIN) == IMPORTED
    ]


def is_imported(finding: Finding, tree: Tree, scenes: Mapping[str, str], brought: Sequence[Brought]) -> bool:
    """Say whether a finding is on words that were brought in, wherever their paragraphs stand by now.

    Args:
        tree: the book that it was found in.
        scenes: the ids of its scenes, by path.
    """
    text = text_of(tree, finding.at.path) or ""
    start = text.rfind("\n\n", 0, finding.at.start) + 1
    end = text.find("\n\n", finding.at.end)
    around = list(_lines(text[start : end if end >= 0 else len(text)]))
    path = finding.at.path
    scene = scenes.get(path, "")
    return any(
        all(each in one.paragraphs for each in around)
        or _mostly(
            _stand(one.scenes.get(scene) or one.scenes.get(path, ""), text), text, finding.at.start, finding.at.end
        )
        for one in brought
    )


# a version never changes, and nearly every book was brought in once
@lru_cache(maxsize=64)
def _brought(path: str, commit: str) -> Brought:
    tree = read_tree(opened(path), commit)
    told = [(scene.id, scene.path, text_of(tree, scene.path) or "") for scene in read_book(tree).scenes]
    texts = {name: text for each, path, text in told for name in (each, path)}
    return Brought(frozenset(each for text in texts.values() for each in _lines(text)), texts)


@lru_cache(maxsize=256)
def _stand(was: str, text: str) -> tuple[bool, ...]:
    """Return for each word of a scene whether it stands as it was in an earlier text of it."""
    old, new = read_page("", was.encode()), read_page("", text.encode())
    return tuple(place is not None for place in kept_words(old, new))


def _mostly(stand: tuple[bool, ...], text: str, start: int, end: int) -> bool:
    _, prose, offset = split_front_matter(text)
    spans = word_spans(prose)
    first = bisect_left(spans, start - offset, key=lambda span: span[1] - 1)
    last = bisect_left(spans, end - offset, key=lambda span: span[0])
    # signs without a word stand between two
    within = stand[first:last] or stand[max(first - 1, 0) : first + 1]
    return bool(within) and within.count(False) * _ONE_IN <= len(within)


def _lines(text: str) -> Iterable[str]:
    return (joined for each in text.split("\n\n") if (joined := " ".join(each.split())))
