"""A store with a few versions in it, made by plain git objects."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pygit2
import pytest
from plotweaver_gitstore import Store, head, swap

Commit = Callable[..., str]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "repositories")


@pytest.fixture
def repository(store: Store) -> pygit2.Repository:
    return store.create("book")


@pytest.fixture
def commit(repository: pygit2.Repository) -> Commit:
    """Commit exactly these files on top of the branch."""

    def write(files: Mapping[str, bytes]) -> str:
        index = pygit2.Index()
        for path, data in files.items():
            index.add(pygit2.IndexEntry(path, repository.create_blob(data), pygit2.enums.FileMode.BLOB))
        who = pygit2.Signature("Ada", "ada@example.org", 1_700_000_000, 0)
        before = head(repository)
        parents = [pygit2.Oid(hex=before)] if before else []
        new = repository.create_commit(None, who, who, "a version", index.write_tree(repository), parents)
        assert swap(repository, before, str(new))
        return str(new)

    return write
