"""Bringing a branch in as somebody chose: one version, of both, with the chosen words and everybody else's."""

from __future__ import annotations

import uuid
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from plotweaver_backend.branches.service import BranchesService, Wish
from plotweaver_backend.changes import Author, Change, ChangeConflict, ChangeService, mutex_for
from plotweaver_backend.feed import Feed
from plotweaver_backend.http.call import Principal
from plotweaver_contracts.branches import Choice, MergeRequest
from plotweaver_contracts.manuscript import Edit
from plotweaver_gitstore import MAIN, head, read_tree
from plotweaver_kit.problems import ProblemError
from plotweaver_manuscript.patch import list_of
from sqlalchemy import Engine

SIDE = "refs/heads/side"
ADA = Principal("account", "ada", name="Ada", email="ada@example.org")
words = st.sampled_from(["rain", "wind", "snow"])
sides = st.dictionaries(st.sampled_from(["a.md", "b.md", "m/c.md"]), words, max_size=3)


class Book:
    """A book, and a branch of it."""

    def __init__(self, engine: Engine, folder: Path) -> None:
        feed, mutex = Feed(engine), mutex_for(engine, folder / "locks")
        self.changes = ChangeService(engine, folder / "repositories", mutex, feed)
        self.branches = BranchesService(self.changes.store, self.changes)
        self.project = ""

    def begin(self, files: dict[str, str]) -> str:
        self.project = uuid.uuid4().hex
        first = self.write(MAIN, files, None)
        self.changes.store.open(self.project).references.create(SIDE, first)
        return first

    def write(self, ref: str, files: dict[str, str], base: str | None) -> str:
        edits = {path: f"{text}\n".encode() for path, text in files.items()}
        author, change_id = Author("Ada", "ada@example.org"), uuid.uuid4().hex
        return self.changes.commit(Change(self.project, base, edits, "Wrote", author, change_id, ref=ref)).commit

    def take_out(self, ref: str, path: str, base: str) -> str:
        author, change_id = Author("Ada", "ada@example.org"), uuid.uuid4().hex
        return self.changes.commit(
            Change(self.project, base, {path: None}, "Took out", author, change_id, ref=ref)
        ).commit

    def choose(self, tip: str, into: str, texts: dict[str, str], change_id: str = ""):
        edits = [Edit(path=path, text=f"{text}\n") for path, text in texts.items()]
        asked = MergeRequest(name="side", chosen=Choice(tip=tip, into=into, edits=edits))
        return self.branches.merge(Wish(self.project, ADA, change_id or uuid.uuid4().hex), asked)

    def files(self, commit: str) -> dict[str, str]:
        tree = read_tree(self.changes.store.open(self.project), commit)
        return {path: data.decode().removesuffix("\n") for path, data in tree.items()}

    def parents(self, commit: str) -> list[str]:
        return [str(each.id) for each in self.changes.store.open(self.project)[commit].parents]

    def newest(self, ref: str = MAIN) -> str | None:
        return head(self.changes.store.open(self.project), ref)


@pytest.fixture
def book(engine: Engine, tmp_path: Path) -> Book:
    return Book(engine, tmp_path)


@pytest.fixture
def parted(book: Book) -> tuple[str, str]:
    """The branch's and the book's newest: both changed `a.md`, each also another file."""
    first = book.begin({"a.md": "rain", "b.md": "rain", "c.md": "rain"})
    return book.write(SIDE, {"a.md": "wind", "b.md": "wind"}, first), book.write(
        MAIN, {"a.md": "sun", "c.md": "sun"}, first
    )


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sides, sides)
def test_the_version_has_both_parents_the_chosen_words_and_all_others(book: Book, theirs, ours) -> None:
    first = book.begin({"a.md": "sun", "b.md": "sun", "m/c.md": "sun"})
    tip, into = book.write(SIDE, theirs, first), book.write(MAIN, ours, first)
    clashing = {path for path in theirs.keys() & ours.keys() if theirs[path] != ours[path]}
    if not clashing:
        return
    saved = book.choose(tip, into, {path: f"chosen in {path}" for path in clashing})
    assert book.parents(saved.commit) == [into, tip]
    wanted = {"a.md": "sun", "b.md": "sun", "m/c.md": "sun"} | theirs | ours
    assert book.files(saved.commit) == wanted | {path: f"chosen in {path}" for path in clashing}
    assert book.newest() == saved.commit


def test_what_was_brought_in_so_already_is_no_version_again(book: Book, parted: tuple[str, str]) -> None:
    brought = book.choose(*parted, {"a.md": "fog"})
    assert book.choose(*parted, {"a.md": "fog"}).commit == brought.commit == book.newest()


def test_asking_again_is_answered_with_the_same_version_though_the_branch_went(book: Book, parted) -> None:
    saved = book.choose(*parted, {"a.md": "hail"}, "c" * 32)
    book.branches.delete(Wish(book.project, ADA, uuid.uuid4().hex), "side")
    assert book.choose(*parted, {"a.md": "hail"}, "c" * 32).commit == saved.commit == book.newest()


def test_what_came_since_elsewhere_is_kept(book: Book, parted) -> None:
    later = book.write(MAIN, {"b.md": "rain", "new.md": "dawn"}, parted[1])
    saved = book.choose(*parted, {"a.md": "hail"})
    assert book.parents(saved.commit) == [later, parted[0]]
    assert book.files(saved.commit) == {"a.md": "hail", "b.md": "wind", "c.md": "sun", "new.md": "dawn"}


def test_what_came_since_in_the_same_place_is_asked_about_again_and_nothing_is_lost(book: Book, parted) -> None:
    later = book.write(MAIN, {"a.md": "fog"}, parted[1])
    with pytest.raises(ChangeConflict) as refused:
        book.choose(*parted, {"a.md": "hail"})
    found = refused.value.detail["conflicts"]["a.md"]
    assert (found.base, found.ours, found.theirs) == (b"sun\n", b"hail\n", b"fog\n")
    assert book.newest() == later
    saved = book.choose(parted[0], later, {"a.md": "hail and fog"})
    assert book.files(saved.commit)["a.md"] == "hail and fog"


def test_words_that_came_to_the_branch_since_stay_ahead_of_the_book(book: Book, parted) -> None:
    ahead = book.write(SIDE, {"b.md": "storm"}, parted[0])
    saved = book.choose(*parted, {"a.md": "hail"})
    assert book.parents(saved.commit) == [parted[1], parted[0]]
    again = book.branches.merge(Wish(book.project, ADA, uuid.uuid4().hex), MergeRequest(name="side"))
    assert book.files(again.commit)["b.md"] == "storm"
    assert book.parents(again.commit) == [saved.commit, ahead]


def test_a_scene_that_one_took_out_stays_in_its_place_where_the_others_words_are_chosen(book: Book) -> None:
    listing, scene = "manuscript/one/chapter.yaml", "manuscript/one/b.md"
    shape = {"manuscript/book.yaml": "chapters: [one]", listing: "scenes: [a, b, c]", scene: "rain"}
    first = book.begin({**shape, "manuscript/one/a.md": "sun", "manuscript/one/c.md": "fog"})
    listed = book.write(SIDE, {listing: "scenes: [a, c]"}, first)
    tip = book.take_out(SIDE, scene, listed)
    into = book.write(MAIN, {scene: "wind"}, first)
    saved = book.choose(tip, into, {scene: "hail"})
    files = book.files(saved.commit)
    assert files[scene] == "hail"
    assert list_of(files[listing], "scenes") == ["a", "b", "c"]


def test_a_clash_that_nobody_chose_about_is_left_a_clash(book: Book) -> None:
    first = book.begin({"a.md": "rain", "b.md": "rain"})
    tip = book.write(SIDE, {"a.md": "wind", "b.md": "wind"}, first)
    into = book.write(MAIN, {"a.md": "sun", "b.md": "sun"}, first)
    with pytest.raises(ChangeConflict) as refused:
        book.choose(tip, into, {"a.md": "hail"})
    assert set(refused.value.detail["conflicts"]) == {"b.md"}
    assert book.newest() == into


def test_a_choice_where_there_is_none_and_versions_of_elsewhere_are_refused(book: Book, parted) -> None:
    tip, into = parted
    with pytest.raises(ProblemError) as needless:
        book.choose(tip, into, {"a.md": "hail", "c.md": "hail"})
    assert "c.md" in str(needless.value)
    for wrong in ((into, tip), ("0" * 40, into)):
        with pytest.raises(ProblemError) as refused:
            book.choose(*wrong, {"a.md": "hail"})
        assert refused.value.problem.code == "ref.refused"
    assert book.newest() == into
