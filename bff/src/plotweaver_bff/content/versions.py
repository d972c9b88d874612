"""Versions of a book: who wrote them, which agent, how many words came and went."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache
from itertools import islice

import pygit2
from plotweaver_contracts import manuscript as wire
from plotweaver_gitstore import changed_paths, file_at, history
from plotweaver_gitstore.reading import Version
from plotweaver_manuscript.prose import count_words, split_front_matter
from plotweaver_manuscript.worddiff import word_diff

_TRAILER = re.compile(r"^Plotweaver-([A-Za-z]+): (.*)$", re.MULTILINE)
#: A version that changes more files than this (an import) is not counted word by word.
_COUNTED_FILES = 20


def versions(repository: pygit2.Repository, commit: str, path: str | None, limit: int) -> list[wire.Version]:
    """Return the versions up to `commit`, newest first; with `path`, those that changed that file."""
    return [_shown(repository, each, path) for each in islice(history(repository, commit, path), limit)]


def comparison(repository: pygit2.Repository, base: str, head: str, path: str) -> wire.Comparison:
    """Return a word diff of a file between two versions; a file that is not there is empty.

    Raises:
        ObjectMissing: there is no such version.
    """
    before, after = (_text(file_at(repository, commit, path)) for commit in (base, head))
    operations = [wire.WordOp(kind=op.kind, text=op.text) for op in word_diff(before, after)]
    return wire.Comparison(base=base, head=head, path=path, operations=operations)


def _shown(repository: pygit2.Repository, version: Version, path: str | None) -> wire.Version:
    trailers = dict(_TRAILER.findall(version.message))
    added, removed = _counted(repository, version, path)
    return wire.Version(
        commit=version.commit,
        message=version.message.partition("\n")[0],
        author=version.author_name,
        at=datetime.fromtimestamp(version.at, UTC).isoformat(),
        agent=trailers.get("Agent"),
        words_added=added,
        words_removed=removed,
    )


def _counted(repository: pygit2.Repository, version: Version, path: str | None) -> tuple[int | None, int | None]:
    before = version.parents[0] if version.parents else None
    paths = [path] if path is not None else changed_paths(repository, before, version.commit)
    scenes = [each for each in paths if each.endswith(".md")]
    if len(scenes) > _COUNTED_FILES:
        return None, None
    counts = [
        words_changed(
            "" if before is None else _text(file_at(repository, before, each)),
            _text(file_at(repository, version.commit, each)),
        )
        for each in scenes
    ]
    return sum(added for added, _ in counts), sum(removed for _, removed in counts)


@lru_cache(maxsize=2048)
def words_changed(before: str, after: str) -> tuple[int, int]:
    """Return how many words of prose came and how many went."""
    if not before:
        return count_words(split_front_matter(after)[1]), 0
    added, removed = (
        sum(count_words(op.text) for op in _changes(before, after) if op.kind == kind) for kind in ("add", "remove")
    )
    return added, removed


def _changes(before: str, after: str) -> Iterator[wire.WordOp]:
    old, new = split_front_matter(before)[1], split_front_matter(after)[1]
    return (wire.WordOp(kind=op.kind, text=op.text) for op in word_diff(old, new))


def _text(data: bytes | None) -> str:
    return "" if data is None else data.decode("utf-8", errors="replace")
