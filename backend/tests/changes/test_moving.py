"""Branches and tags come, go, and take up versions made elsewhere, by the one transaction."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pygit2
import pytest
from plotweaver_backend.changes import (
    Author,
    ChangeIdReused,
    ChangeRefused,
    ChangeService,
    Move,
    RefMoved,
    RefRefused,
    mutex_for,
)
from plotweaver_backend.changes.crashpoints import VARIABLE
from plotweaver_backend.feed import Feed
from plotweaver_gitstore import MAIN, ObjectMissing, head, heads

SIDE = "refs/heads/side"
MOVER = Path(__file__).with_name("mover.py")


@pytest.fixture
def base(service, change) -> str:
    return service.commit(change(None, {"a.md": b"1", "m/b.md": b"1"})).commit


@pytest.fixture
def pushed(service):
    """Put a version into the repository as a push does: all there, and named by no branch."""

    def make(parent: str, files: dict[str, bytes], mode: int = 0o100644) -> str:
        repository = service.store.open("book")
        index = pygit2.Index()
        index.read_tree(repository[parent].tree)
        for path, data in files.items():
            index.add(pygit2.IndexEntry(path, repository.create_blob(data), pygit2.enums.FileMode(mode)))
        who = pygit2.Signature("Ben", "ben@example.org", 1_700_000_000, 0)
        tree = index.write_tree(repository)
        return str(repository.create_commit(None, who, who, "Pushed", tree, [parent]))

    return make


def move(before, after, ref=SIDE, change_id="m1") -> Move:
    return Move("book", ref, before, after, Author("Ben", "ben@example.org"), change_id)


def test_a_branch_is_made_written_and_taken_away(service, feed, change, base) -> None:
    assert service.move(move(None, base)).commit == base
    written = service.commit(change(base, {"a.md": b"2"}, ref=SIDE))
    repository = service.store.open("book")
    assert heads(repository) == {MAIN: base, SIDE: written.commit}
    service.move(move(written.commit, None, change_id="m2"))
    assert heads(repository) == {MAIN: base}
    told = [(event.data["ref"], event.data["commit"], event.data["author"]) for event in feed.after(1)]
    assert told == [(SIDE, base, "Ben"), (SIDE, written.commit, "Ada"), (SIDE, None, "Ben")]


def test_a_new_branch_of_known_versions_carries_no_object(service, feed, base) -> None:
    service.move(move(None, base))
    (event,) = feed.after(1)
    assert (event.objects, event.data["paths"]) == ((), [])


def test_versions_made_elsewhere_are_taken_up_with_all_their_objects(service, feed, base, pushed) -> None:
    first = pushed(base, {"a.md": b"2"})
    second = pushed(first, {"m/c.md": b"3"})
    service.move(move(base, second, MAIN))
    (event,) = feed.after(1)
    assert [kind for kind, _ in event.objects] == ["blob", "tree", "commit", "blob", "tree", "tree", "commit"]
    assert event.data["paths"] == ["a.md", "m/c.md"]


def test_a_retry_is_one_move_and_its_id_no_others(service, feed, base) -> None:
    first = service.move(move(None, base))
    assert service.move(move(None, base)).seq == first.seq == feed.last()
    with pytest.raises(ChangeIdReused):
        service.move(move(base, None))


def test_a_branch_that_is_elsewhere_is_not_moved(service, feed, change, base, pushed) -> None:
    mine = pushed(base, {"a.md": b"mine"})
    newest = service.commit(change(base, {"a.md": b"theirs"})).commit
    with pytest.raises(RefMoved) as refused:
        service.move(move(base, mine, MAIN))
    assert refused.value.detail["now"] == newest
    assert (head(service.store.open("book")), feed.last()) == (newest, 2)


@pytest.mark.parametrize(
    ("ref", "before", "after"),
    [
        (MAIN, "second", None),
        (MAIN, "second", "first"),
        ("refs/tags/sent", "first", "second"),
        ("refs/plotweaver/x", None, "first"),
        ("refs/heads/.x", None, "first"),
        ("refs/heads/main/x", None, "first"),
        ("refs/heads/Main", None, "first"),
        ("refs/heads/Main/x", None, "first"),
        ("refs/heads/refs/heads/x", None, "first"),
        ("refs/heads/Sent", None, "first"),
        ("refs/tags/main", None, "first"),
        ("refs/heads/mine/x", None, "first"),
        ("refs/plotweaver/private/ada/x", None, "first"),
    ],
)
def test_what_would_lose_versions_or_names_is_refused(service, feed, change, base, ref, before, after) -> None:
    second = service.commit(change(base, {"a.md": b"2"})).commit
    service.move(move(None, base, "refs/tags/sent", "t"))
    named = {"first": base, "second": second, None: None}
    with pytest.raises(RefRefused):
        service.move(move(named[before], named[after], ref))
    assert feed.last() == 3


def test_a_version_that_is_not_there_is_missing(service, base) -> None:
    with pytest.raises(ObjectMissing):
        service.move(move(None, "0" * 40))


@pytest.mark.parametrize(
    ("files", "mode", "rule"),
    [
        ({"a.sh": b"#!/bin/sh\n"}, 0o100755, "file.kind"),
        ({"link": b"/etc/passwd"}, 0o120000, "file.kind"),
        ({"A.md": b"x"}, 0o100644, "path.collision"),
        ({"con.md": b"x"}, 0o100644, "path.reserved"),
        ({"b.md": b"\xff"}, 0o100644, "file.encoding"),
    ],
)
def test_a_hostile_version_is_refused_though_a_later_one_mends_it(
    service, feed, base, pushed, files, mode, rule
) -> None:
    hostile = pushed(base, files, mode)
    repository = service.store.open("book")
    clean = repository[base]
    who = pygit2.Signature("Ben", "ben@example.org", 1_700_000_001, 0)
    mended = str(repository.create_commit(None, who, who, "Mended", clean.tree.id, [hostile]))
    for wanted in (hostile, mended):
        with pytest.raises(ChangeRefused) as refused:
            service.move(move(base, wanted, MAIN))
        assert refused.value.detail["violations"][0].rule == rule
    assert (head(repository), feed.last()) == (base, 1)


@pytest.mark.parametrize("point", ["intent-written", "ref-locked", "ref-moved", "outcome-written"])
@pytest.mark.parametrize("gone", [False, True])
def test_a_move_survives_sigkill_at(point, gone, service, change, base, engine, database_url, tmp_path) -> None:
    before, after = (None, base) if not gone else (base, None)
    if gone:
        service.move(move(None, base, change_id="made"))
    arguments = [database_url, tmp_path, SIDE, before or "-", after or "-", "killed"]
    killed = subprocess.run(
        [sys.executable, MOVER, *map(str, arguments)],
        env={**os.environ, VARIABLE: point},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (killed.returncode, killed.stdout) == (-signal.SIGKILL, ""), killed.stderr
    heir = ChangeService(engine, tmp_path / "repositories", mutex_for(engine, tmp_path / "locks"), Feed(engine))
    heir.recover()
    heir.move(move(before, after, change_id="killed"))
    repository = heir.store.open("book")
    assert head(repository, SIDE) == after
    assert [event.data["commit"] for event in Feed(engine).after(0)] == [base, *([base] if gone else []), after]
    assert not list(heir.store.path("book").rglob("*.lock"))
