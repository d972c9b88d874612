"""Which paragraphs of a book stand as they were brought in from elsewhere: nobody is told of those unasked."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import pygit2
from plotweaver_gitstore import history, read_tree, trailers_of
from plotweaver_gitstore.loose import opened
from plotweaver_manuscript.book import read_book
from plotweaver_manuscript.origins import IMPORTED, ORIGIN
from plotweaver_manuscript.tree import Tree, text_of
from plotweaver_quality.findings import Finding

Paragraphs = frozenset[str]


def imported_paragraphs(repository: pygit2.Repository, commit: str) -> Paragraphs:
    """Return the paragraphs that versions before and with `commit` brought in from elsewhere, in one line each."""
    found: set[str] = set()
    for version in history(repository, commit):
        if trailers_of(version.message).get(ORIGIN) == IMPORTED:
            found |= _brought(repository.path, version.commit)
    return frozenset(found)


def is_imported(finding: Finding, tree: Tree, paragraphs: Paragraphs) -> bool:
    """Say whether every paragraph that a finding stands in is one of these."""
    text = text_of(tree, finding.at.path) or ""
    start = text.rfind("\n\n", 0, finding.at.start) + 1
    end = text.find("\n\n", finding.at.end)
    around = text[start : end if end >= 0 else len(text)]
    return bool(paragraphs) and all(each in paragraphs for each in _lines(around))


# a version never changes, and nearly every book was brought in once
@lru_cache(maxsize=64)
def _brought(path: str, commit: str) -> Paragraphs:
    tree = read_tree(opened(path), commit)
    texts = (text_of(tree, scene.path) or "" for scene in read_book(tree).scenes)
    return frozenset(each for text in texts for each in _lines(text))


def _lines(text: str) -> Iterable[str]:
    return (joined for each in text.split("\n\n") if (joined := " ".join(each.split())))
