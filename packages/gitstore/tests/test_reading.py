"""Reading a repository at a commit."""

from __future__ import annotations

import threading

import pygit2
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
    paths_on_the_way,
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


def test_what_was_changed_on_the_way_is_told_though_it_was_taken_back(repository, commit) -> None:
    first = commit({"a.md": b"1", "b.md": b"1"})
    commit({"a.md": b"2", "b.md": b"2", "new.md": b"1"})
    third = commit({"a.md": b"2", "b.md": b"1"})
    assert changed_paths(repository, first, third) == ["a.md"]
    assert paths_on_the_way(repository, first, third) == {"a.md", "b.md", "new.md"}
    assert paths_on_the_way(repository, None, first) == {"a.md", "b.md"}
    assert paths_on_the_way(repository, third, third) == frozenset()


def test_a_merge_changed_what_its_sides_together_would_not_have(repository, commit) -> None:
    known = commit({"a.md": b"1", "b.md": b"1"})
    theirs = commit({"a.md": b"1", "b.md": b"2"})
    mine = _made(repository, {"a.md": b"2", "b.md": b"1"}, known)
    merge = _made(repository, {"a.md": b"2", "b.md": b"2", "own.md": b"1"}, mine, theirs)
    assert paths_on_the_way(repository, theirs, merge) == {"a.md", "own.md"}


def test_a_merge_that_drops_what_only_the_other_side_changed_changed_it(repository, commit) -> None:
    known = commit({"a.md": b"1", "b.md": b"1"})
    theirs = commit({"a.md": b"1", "b.md": b"2"})
    mine = _made(repository, {"a.md": b"2", "b.md": b"1"}, known)
    dropping = _made(repository, {"a.md": b"2", "b.md": b"1"}, mine, theirs)
    assert paths_on_the_way(repository, theirs, dropping) == {"a.md", "b.md"}
    back = _made(repository, {"a.md": b"2", "b.md": b"2"}, dropping, theirs)
    assert paths_on_the_way(repository, theirs, back) == {"a.md", "b.md"}


def test_a_merge_of_what_has_no_past_in_common_or_of_many_changed_what_they_have_not_all(repository, commit) -> None:
    known = commit({"a.md": b"1", "b.md": b"1"})
    mine = _made(repository, {"a.md": b"2", "b.md": b"1"}, known)
    other = _made(repository, {"b.md": b"1", "c.md": b"1"})
    both = _made(repository, {"a.md": b"2", "b.md": b"1"}, mine, other)
    assert paths_on_the_way(repository, mine, both) == {"b.md", "c.md"}
    theirs = _made(repository, {"a.md": b"1", "b.md": b"2"}, known)
    third = _made(repository, {"a.md": b"1", "b.md": b"1", "d.md": b"1"}, known)
    many = _made(repository, {"a.md": b"2", "b.md": b"2", "d.md": b"1"}, mine, theirs, third)
    assert paths_on_the_way(repository, mine, many) == {"a.md", "b.md", "d.md"}


def _made(repository, files, *parents):
    """Return a version that no branch names."""
    index = pygit2.Index()
    for path, data in files.items():
        index.add(pygit2.IndexEntry(path, repository.create_blob(data), pygit2.enums.FileMode.BLOB))
    who = pygit2.Signature("Ben", "ben@example.org", 1_700_000_000, 0)
    return str(repository.create_commit(None, who, who, "a version", index.write_tree(repository), list(parents)))
