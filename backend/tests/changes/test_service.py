"""A change is in the book durably, once, told of once; or nothing happened."""

from __future__ import annotations

import dataclasses
import subprocess
from concurrent.futures import ThreadPoolExecutor

import pytest
from plotweaver_backend.changes import (
    Author,
    ChangeConflict,
    ChangeIdReused,
    ChangeRefused,
    Sides,
)
from plotweaver_gitstore import MAIN, ObjectMissing, RepositoryMissing, head, history, read_tree


def test_a_change_is_a_commit_that_plain_git_reads(service, change) -> None:
    done = service.commit(change(None, {"m/a.md": b"Rain.\n"}, change_id="c1", trailers={"Plotweaver-Run": "r1"}))
    path = service.store.path("book")
    message = subprocess.run(
        ["git", "-C", path, "log", "-1", "--format=%an <%ae>%n%(trailers)", "main"], capture_output=True
    )
    lines = message.stdout.decode().split("\n")
    assert lines[0] == "Ada <ada@example.org>"
    assert {"Plotweaver-Run: r1", "Plotweaver-Change: c1"} <= set(lines)
    assert read_tree(service.store.open("book"), done.commit) == {"m/a.md": b"Rain.\n"}


def test_the_event_tells_what_changed_and_carries_the_objects(service, feed, change) -> None:
    first = service.commit(change(None, {"m/a.md": b"1", "m/b.md": b"1"}))
    second = service.commit(change(first.commit, {"m/a.md": b"2", "m/b.md": None}))
    assert (first.seq, second.seq) == (1, 2)
    event = feed.after(1)[0]
    paths = ["m/a.md", "m/b.md"]
    told = {"ref": MAIN, "commit": second.commit, "before": first.commit, "paths": paths, "author": "Ada"}
    assert event.data == told
    assert [kind for kind, _ in event.objects] == ["blob", "tree", "tree", "commit"]


def test_a_retry_gets_the_first_answer(service, feed, change) -> None:
    wanted = change(None, {"a.md": b"1"})
    first = service.commit(wanted)
    service.commit(change(first.commit, {"a.md": b"2"}))
    assert service.commit(wanted) == dataclasses.replace(first, replayed=True)
    assert feed.last() == 2


def test_an_id_of_another_change_is_refused(service, change) -> None:
    service.commit(change(None, {"a.md": b"1"}, change_id="same"))
    with pytest.raises(ChangeIdReused):
        service.commit(change(None, {"a.md": b"2"}, change_id="same"))


def test_edits_of_other_files_are_merged(service, change) -> None:
    base = service.commit(change(None, {"a.md": b"1", "b.md": b"1"})).commit
    service.commit(change(base, {"a.md": b"2"}))
    merged = service.commit(change(base, {"b.md": b"2"}))
    assert merged.merged
    assert read_tree(service.store.open("book"), merged.commit) == {"a.md": b"2", "b.md": b"2"}


def test_a_stale_edit_of_the_same_place_shows_three_sides_and_changes_nothing(service, feed, change) -> None:
    base = service.commit(change(None, {"a.md": b"old", "b.md": b"1"})).commit
    newest = service.commit(change(base, {"a.md": b"theirs"})).commit
    with pytest.raises(ChangeConflict) as caught:
        service.commit(change(base, {"a.md": b"ours", "b.md": b"2"}))
    assert caught.value.detail["conflicts"] == {"a.md": Sides(b"old", b"ours", b"theirs")}
    assert head(service.store.open("book")) == newest
    assert feed.last() == 2


def test_a_change_that_changes_nothing_makes_no_version(service, feed, change) -> None:
    first = service.commit(change(None, {"a.md": b"1"}))
    again = service.commit(change(first.commit, {"a.md": b"1"}))
    assert (again.commit, again.seq, feed.last()) == (first.commit, 1, 1)


@pytest.mark.parametrize(
    "edits",
    [
        {".git/config": b""},
        {"../a": b""},
        {"A.md": b"", "a.md": b""},
        {"a.md": b"\xff"},
        {"a": b"", "a/b": b""},
        {"": b""},
    ],
)
def test_what_breaks_the_structure_is_refused_whole(service, feed, change, edits) -> None:
    with pytest.raises(ChangeRefused) as caught:
        service.commit(change(None, {"good.md": b"1", **edits}))
    assert caught.value.detail["violations"]
    assert not service.store.exists("book")
    assert feed.last() == 0


#: Half a character, which has no bytes.
HALF = Author("\ud83d", "ada@example.org")


@pytest.mark.parametrize("more", [{"author": HALF}, {"trailers": {"X": "a\nB: c"}}, {"message": "\0"}])
def test_what_git_cannot_record_is_refused(service, change, more) -> None:
    with pytest.raises(ChangeRefused):
        service.commit(change(None, {"a.md": b"1"}, **more))
    assert not service.store.exists("book")
    first = service.commit(change(None, {"a.md": b"1"}))
    with pytest.raises(ChangeRefused):
        service.commit(change(first.commit, {"a.md": b"2"}, **more))
    assert head(service.store.open("book")) == first.commit


def test_unknown_projects_and_bases_are_missing(service, change) -> None:
    with pytest.raises(RepositoryMissing):
        service.commit(change("0" * 40, {}, project="absent"))
    service.commit(change(None, {"a.md": b"1"}))
    with pytest.raises(ObjectMissing):
        service.commit(change("0" * 40, {"a.md": b"2"}))


def test_threads_of_one_service_take_turns(service, change) -> None:
    base = service.commit(change(None, {"a.md": b"1"})).commit
    with ThreadPoolExecutor(6) as pool:
        done = list(pool.map(lambda n: service.commit(change(base, {f"s{n}.md": b"x"})), range(24)))
    newest = head(service.store.open("book"))
    reachable = {version.commit for version in history(service.store.open("book"), newest)}
    assert {one.commit for one in done} <= reachable
    assert sorted(one.seq for one in done) == list(range(2, 26))


def test_two_people_in_one_scene_keep_both_their_sentences(service, change) -> None:
    base = service.commit(change(None, {"manuscript/a/s.md": b"The wind rose. Ben waited. Nobody came.\n"})).commit
    service.commit(change(base, {"manuscript/a/s.md": b"The wind fell. Ben waited. Nobody came.\n"}))
    late = service.commit(change(base, {"manuscript/a/s.md": b"The wind rose. Ben waited. Elena came.\n"}))
    assert late.merged
    text = read_tree(service.store.open("book"), late.commit)["manuscript/a/s.md"]
    assert text == b"The wind fell. Ben waited. Elena came.\n"


def test_what_was_asked_tells_a_change_from_another_where_edits_follow_from_it(service, change) -> None:
    wish = {"change_id": "c", "asked": "sort the chapters"}
    assert service.earlier(change(None, {}, **wish)) is None
    first = service.commit(change(None, {"a.md": b"1"}, **wish))
    later = service.commit(change(first.commit, {"a.md": b"2"}))
    again = change(later.commit, {"a.md": b"3"}, **wish)
    assert service.earlier(again) == service.commit(again) == dataclasses.replace(first, replayed=True)
    with pytest.raises(ChangeIdReused):
        service.earlier(change(None, {}, change_id="c", asked="another wish"))


def test_what_the_dead_left_unfinished_is_cleared(service, change) -> None:
    root = service.store.root
    draft, other = root / ".new~book~0123", root / ".new~book-2~0123"
    for left in (draft, other):
        left.mkdir(parents=True)
    first = service.commit(change(None, {"a.md": b"1"}))
    assert not draft.exists()
    # of another project, whose mutex we do not hold
    assert other.exists()
    unfinished = service.store.path("book") / "objects" / "tmp_object_git2_0123"
    unfinished.write_bytes(b"half")
    service.commit(change(first.commit, {"a.md": b"2"}))
    assert not unfinished.exists()


@pytest.mark.parametrize(
    ("name", "email", "kept"),
    [
        ("Ann <3", "ann@example.org", ("Ann 3", "ann@example.org")),
        ("A\nB.", "a>b@example.org", ("AB", "ab@example.org")),
        ("", "ada@example.org", ("Somebody", "ada@example.org")),
        (",;:'\"", "<>", ("Somebody", "nobody@localhost")),
    ],
)
def test_whatever_somebody_is_called_they_can_write(service, change, name, email, kept):
    made = service.commit(change(None, {"a.md": b"1"}, author=Author(name, email)))
    author = service.store.open("book")[made.commit].author
    assert (author.name, author.email) == kept
