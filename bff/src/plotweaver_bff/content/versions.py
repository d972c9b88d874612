"""Versions of a book: who wrote them, which agent, how many words came and went."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache
from itertools import islice

import pygit2
from plotweaver_contracts import manuscript as wire
from plotweaver_contracts import versions as whole
from plotweaver_gitstore import Difference, Step, Version, differences, file_at, follow, history, note_of, trailers_of
from plotweaver_manuscript.book import read_scene
from plotweaver_manuscript.origins import AGENT, OVERRIDE
from plotweaver_manuscript.prose import count_words, split_front_matter
from plotweaver_manuscript.worddiff import word_diff

_OURS = "Plotweaver-"
#: A version that changes more files than this (an import) is not counted word by word.
_COUNTED_FILES = 20
#: Where one version is looked at, more time may be taken.
_SHOWN_FILES = 300


def versions(repository: pygit2.Repository, commit: str, path: str | None, limit: int) -> list[wire.Version]:
    """Return the versions up to `commit`, newest first; with `path`, those that changed that file, wherever it was."""
    if path is None:
        return [_shown(each, *_counted(repository, each)) for each in islice(history(repository, commit), limit)]
    steps = islice(follow(repository, commit, path, name_of), limit)
    return [_shown(each.version, *_counted_file(repository, each), each.path) for each in steps]


def version(repository: pygit2.Repository, commit: str) -> whole.VersionView:
    """Return one version with what it changed.

    Raises:
        ObjectMissing: there is no such version.
    """
    found = next(history(repository, commit))
    return whole.VersionView(
        commit=commit,
        parents=list(found.parents),
        author=found.author_name,
        at=_at(found.at),
        message=found.message.partition("\n")[0],
        note=note_of(found.message),
        facts={
            name.removeprefix(_OURS).lower(): value
            for name, value in trailers_of(found.message).items()
            if name.startswith(_OURS)
        },
        files=file_changes(repository, found.parents[0] if found.parents else None, commit),
    )


def file_changes(repository: pygit2.Repository, before: str | None, commit: str) -> list[whole.FileChange]:
    """Return the files that differ, with the words that came and went in scenes and other prose."""
    found = differences(repository, before, commit)
    counted = sum(each.path.endswith(".md") for each in found) <= _SHOWN_FILES
    return [_file_change(repository, before, commit, each, counted) for each in found]


def name_of(path: str, data: bytes) -> str | None:
    """Return the id that a scene's file gives itself."""
    if not path.endswith(".md"):
        return None
    name = read_scene(path, data.decode("utf-8", errors="replace")).details.get("id")
    return None if name is None else str(name)


def comparison(repository: pygit2.Repository, query: wire.CompareQuery) -> wire.Comparison:
    """Return a word diff of a file between two versions; a file that is not there is empty.

    Raises:
        ObjectMissing: there is no such version.
    """
    before = _text(file_at(repository, query.base, query.before or query.path))
    operations = [
        wire.WordOp(kind=op.kind, text=op.text)
        for op in word_diff(before, _text(file_at(repository, query.head, query.path)))
    ]
    return wire.Comparison(base=query.base, head=query.head, path=query.path, operations=operations)


def _shown(version: Version, added: int | None, removed: int | None, path: str | None = None) -> wire.Version:
    trailers = trailers_of(version.message)
    return wire.Version(
        commit=version.commit,
        message=version.message.partition("\n")[0],
        author=version.author_name,
        at=_at(version.at),
        agent=trailers.get(AGENT),
        words_added=added,
        words_removed=removed,
        path=path,
        reason=trailers.get(OVERRIDE),
    )


def _counted(repository: pygit2.Repository, version: Version) -> tuple[int | None, int | None]:
    before = version.parents[0] if version.parents else None
    found = [each for each in differences(repository, before, version.commit) if each.path.endswith(".md")]
    if len(found) > _COUNTED_FILES:
        return None, None
    counts = [_words(repository, before, version.commit, each) for each in found]
    return sum(added for added, _ in counts), sum(removed for _, removed in counts)


def _counted_file(repository: pygit2.Repository, step: Step) -> tuple[int | None, int | None]:
    if not step.path.endswith(".md"):
        return None, None
    before = step.version.parents[0] if step.version.parents else None
    return _words(repository, before, step.version.commit, Difference(step.path, "changed", step.before))


def _file_change(
    repository: pygit2.Repository, before: str | None, commit: str, found: Difference, counted: bool
) -> whole.FileChange:
    words = counted and found.path.endswith(".md")
    added, removed = _words(repository, before, commit, found) if words else (None, None)
    return whole.FileChange(
        path=found.path, before=found.before, kind=found.kind, words_added=added, words_removed=removed
    )


def _words(repository: pygit2.Repository, before: str | None, commit: str, found: Difference) -> tuple[int, int]:
    old = None if before is None else file_at(repository, before, found.before or found.path)
    return words_changed(_text(old), _text(file_at(repository, commit, found.path)))


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


def _at(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat()


def _text(data: bytes | None) -> str:
    return "" if data is None else data.decode("utf-8", errors="replace")
