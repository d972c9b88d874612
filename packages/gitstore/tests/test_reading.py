"""Reading a repository at a commit."""

from __future__ import annotations

import threading

import pytest
from plotweaver_gitstore import (
    ObjectMissing,
    RepositoryMissing,
    Store,
    changed_paths,
    entries,
    file_at,
    head,
    history,
    read_file,
    read_tree,
    swap,
)


def test_files_are_read_as_they_were_written(repository, commit) -> None:
    files = {"manuscript/a/one.md": b"It rained.\r\n", "assets/cover.png": bytes(range(256)), "empty.md": b""}
    version = commit(files)
    assert read_tree(repository, version) == files
    assert read_file(repository, version, "assets/cover.png") == bytes(range(256))
    assert {(e.path, e.mode) for e in entries(repository, version)} == {(path, 0o100644) for path in files}


@pytest.mark.parametrize("path", ["absent.md", "manuscript", "", "/", "manuscript/../one.md", "manuscript//one.md"])
def test_what_is_no_file_is_missing(repository, commit, path) -> None:
    version = commit({"manuscript/one.md": b"x"})
    with pytest.raises(ObjectMissing):
        read_file(repository, version, path)


@pytest.mark.parametrize("version", ["", "main", "0" * 40, "zz" * 20, "HEAD"])
def test_only_a_full_known_id_names_a_version(repository, commit, version) -> None:
    commit({"one.md": b"x"})
    with pytest.raises(ObjectMissing):
        entries(repository, version)


def test_history_of_a_file_holds_only_versions_that_changed_it(repository, commit) -> None:
    first = commit({"a.md": b"1", "b.md": b"1"})
    second = commit({"a.md": b"1", "b.md": b"2"})
    third = commit({"b.md": b"2"})
    assert [v.commit for v in history(repository, third)] == [third, second, first]
    assert [v.commit for v in history(repository, third, "a.md")] == [third, first]
    assert [v.commit for v in history(repository, third, "b.md")] == [second, first]


def test_a_ref_moves_only_from_where_it_was_expected(repository, commit) -> None:
    first = commit({"a.md": b"1"})
    second = commit({"a.md": b"2"})
    assert not swap(repository, first, first)
    assert not swap(repository, None, first)
    assert head(repository) == second


@pytest.mark.parametrize("name", ["absent", "../book", "", "a/b", ".hidden"])
def test_an_unknown_or_impossible_project_is_missing(store: Store, name) -> None:
    with pytest.raises(RepositoryMissing):
        store.open(name)


def test_each_thread_has_a_handle_of_its_own(store: Store, repository) -> None:
    others: list[object] = []
    thread = threading.Thread(target=lambda: others.append(store.open("book")))
    thread.start()
    thread.join()
    assert store.open("book") is store.open("book")
    assert others[0] is not store.open("book")


def test_creating_again_keeps_what_is_there(store: Store, repository, commit) -> None:
    version = commit({"a.md": b"1"})
    assert head(store.create("book")) == version


def test_changed_paths_are_those_that_came_went_or_differ(repository, commit) -> None:
    first = commit({"a/x.md": b"1", "a/y.md": b"1", "z.md": b"1"})
    second = commit({"a/x.md": b"2", "a/n.md": b"1", "z.md": b"1"})
    assert changed_paths(repository, first, second) == ["a/n.md", "a/x.md", "a/y.md"]
    assert changed_paths(repository, None, first) == ["a/x.md", "a/y.md", "z.md"]
    assert changed_paths(repository, second, second) == []


def test_a_file_that_is_not_there_is_none(repository, commit) -> None:
    first = commit({"a/x.md": b"1"})
    assert [file_at(repository, first, path) for path in ("a/x.md", "a", "b.md", "a/x.md/y", "")] == [b"1"] + [None] * 4
    assert file_at(repository, None, "a/x.md") is None
