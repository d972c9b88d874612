"""How two versions of a book differ in what they tell of people and places."""

from __future__ import annotations

from collections.abc import Sequence

import pygit2
from plotweaver_contracts import versions as wire
from plotweaver_gitstore import file_at
from plotweaver_manuscript.canon.entries import compare_entries, is_entry


def canon_changes(
    repository: pygit2.Repository, base: str, head: str, files: Sequence[wire.FileChange]
) -> list[wire.CanonChange]:
    """Return the people and places among the files that differ, each with what is told otherwise."""
    entries = [each for each in files if is_entry(each.path)]
    return [_told(repository, base, head, each) for each in entries]


def _told(repository: pygit2.Repository, base: str, head: str, file: wire.FileChange) -> wire.CanonChange:
    before = _text(repository, base, file.before or file.path)
    found = compare_entries(file.path, before, _text(repository, head, file.path))
    return wire.CanonChange(
        path=file.path,
        name=found.name,
        kind=file.kind,
        fields=[wire.CanonField(name=each.name, before=each.before, after=each.after) for each in found.fields],
        problem=found.problem,
    )


def _text(repository: pygit2.Repository, commit: str, path: str) -> str | None:
    data = file_at(repository, commit, path)
    return None if data is None else data.decode("utf-8", errors="replace")
