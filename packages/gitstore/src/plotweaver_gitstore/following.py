"""The history of one file, on through its moves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pygit2
from pygit2.enums import DeltaStatus, DiffFind, SortMode

from plotweaver_gitstore.reading import Version, commit_of, file_at, version_of

#: What a file calls itself, if anything: it stays when the file moves, however much of it is changed.
Naming = Callable[[str, bytes], str | None]


@dataclass(frozen=True)
class Step:
    """A version that changed the file. `path`: where it is from there on; `before`: where it was, None: it is new."""

    version: Version
    path: str
    before: str | None


def follow(repository: pygit2.Repository, commit: str, path: str, naming: Naming) -> Iterator[Step]:
    """Yield the versions up to `commit` that changed a file, newest first.

    Where the file appears, one that went away in the same version and has its name, or much of its text, is taken for
    the same file; from there on its versions follow.

    Raises:
        ObjectMissing: there is no such commit.
    """
    newest = commit_of(repository, commit)
    paths: dict[pygit2.Oid, set[str]] = {newest.id: {path}}
    for found in repository.walk(newest.id, SortMode.TOPOLOGICAL | SortMode.TIME):
        for here in sorted(paths.pop(found.id, ())):
            befores = [_before(repository, parent, found, here, naming) for parent in found.parents]
            for parent, before in zip(found.parents, befores, strict=True):
                # a file that came here is looked for further down: it may have gone and come back
                paths.setdefault(parent.id, set()).add(before or here)
            if _changed(found, here, befores):
                yield Step(version_of(found), here, befores[0] if befores else None)


def _before(
    repository: pygit2.Repository, parent: pygit2.Commit, commit: pygit2.Commit, path: str, naming: Naming
) -> str | None:
    if path in parent.tree:
        return path
    data = file_at(repository, str(commit.id), path)
    if data is None:
        return None
    difference = parent.tree.diff_to_tree(commit.tree)
    gone = [each.old_file.path for each in difference.deltas if each.status == DeltaStatus.DELETED]
    name = naming(path, data)
    for each in gone if name is not None else ():
        if naming(each, file_at(repository, str(parent.id), each) or b"") == name:
            return each
    if not gone:
        return None
    difference.find_similar(DiffFind.FIND_RENAMES)
    moved = (each for each in difference.deltas if each.status == DeltaStatus.RENAMED)
    return next((each.old_file.path for each in moved if each.new_file.path == path), None)


def _changed(commit: pygit2.Commit, path: str, befores: list[str | None]) -> bool:
    now = _identity(commit, path)
    if not befores:
        return now is not None
    # a merge that took the file from one side as it was did not change it
    return all(
        (before is not None and before != path) or _identity(parent, before or path) != now
        for parent, before in zip(commit.parents, befores, strict=True)
    )


def _identity(commit: pygit2.Commit, path: str) -> pygit2.Oid | None:
    return commit.tree[path].id if path in commit.tree else None
