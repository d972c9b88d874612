"""The store's handles: one for each repository that is there now, few, and never of one that is gone."""

from __future__ import annotations

import shutil

import pytest
from plotweaver_gitstore import RepositoryMissing, Store, head
from plotweaver_gitstore.store import HANDLES


def test_a_handle_is_kept(store: Store) -> None:
    assert store.create("book") is store.open("book")


def test_a_repository_that_took_anothers_place_is_opened_anew(store: Store, commit) -> None:
    commit({"a.md": b"1"})
    old = store.open("book")
    shutil.rmtree(store.path("book"))
    assert not store.exists("book")
    with pytest.raises(RepositoryMissing):
        store.open("book")
    assert store.create("book") is not old
    assert head(store.open("book")) is None


def test_no_more_handles_are_kept_than_the_limit(store: Store) -> None:
    first = store.create("book-0")
    for number in range(1, HANDLES + 1):
        store.create(f"book-{number}")
    assert store.open(f"book-{HANDLES}") is store.open(f"book-{HANDLES}")
    assert store.open("book-0") is not first


@pytest.mark.parametrize("name", ["", "..", "../book", "a/b", ".hidden", "a" * 200])
def test_a_name_that_could_leave_the_directory_is_no_project(store: Store, name: str) -> None:
    with pytest.raises(RepositoryMissing):
        store.exists(name)
