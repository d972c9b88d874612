"""A version's files as a mapping that reads each one only when it is looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pygit2
from pygit2.enums import FileMode

from plotweaver_gitstore.reading import entries


class LazyTree(Mapping[str, bytes]):
    """The files of one version by path; submodules, which have no bytes, are left out. For one thread.

    Args:
        repository: where the version is.
        commit: its id.

    Raises:
        ObjectMissing: there is no such version.
    """

    def __init__(self, repository: pygit2.Repository, commit: str) -> None:
        self._repository = repository
        self._ids = {entry.path: entry.oid for entry in entries(repository, commit) if entry.mode != FileMode.COMMIT}

    def __getitem__(self, path: str) -> bytes:
        return self._repository[self._ids[path]].read_raw()

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    def __contains__(self, path: object) -> bool:
        return path in self._ids


class EditedTree(Mapping[str, bytes]):
    """A tree with edits on top; None deletes."""

    def __init__(self, tree: Mapping[str, bytes], edits: Mapping[str, bytes | None]) -> None:
        self._tree, self._edits = tree, edits

    def __getitem__(self, path: str) -> bytes:
        if path not in self._edits:
            return self._tree[path]
        data = self._edits[path]
        if data is None:
            raise KeyError(path)
        return data

    def __iter__(self) -> Iterator[str]:
        yield from (path for path in self._tree if path not in self._edits)
        yield from (path for path, data in self._edits.items() if data is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)
