"""A version's files as a mapping that reads each one only when it is looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

import pygit2
from pygit2.enums import FileMode

from plotweaver_gitstore.reading import commit_of, entries, file_at


class LazyTree(Mapping[str, bytes]):
    """The files of one version by path; submodules, which have no bytes, are left out. For one thread.

    Args:
        repository: where the version is.
        commit: its id.

    Raises:
        ObjectMissing: there is no such version.
    """

    def __init__(self, repository: pygit2.Repository, commit: str) -> None:
        commit_of(repository, commit)
        self._repository, self._commit = repository, commit

    @cached_property
    def _paths(self) -> dict[str, None]:
        # in the tree's order, and only for who looks at the whole: a walk through a long book takes milliseconds
        found = entries(self._repository, self._commit)
        return dict.fromkeys(entry.path for entry in found if entry.mode != FileMode.COMMIT)

    def __getitem__(self, path: str) -> bytes:
        data = file_at(self._repository, self._commit, path)
        if data is None:
            raise KeyError(path)
        return data

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


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
