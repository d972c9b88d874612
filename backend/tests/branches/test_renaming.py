"""A branch under another name: never in neither place, and a retry finishes what a crash cut short."""

from __future__ import annotations

import signal
import subprocess
import sys
import uuid
from pathlib import Path

import pytest
from plotweaver_backend.branches.service import BranchesService, Wish
from plotweaver_backend.changes import Author, Change, ChangeService, mutex_for
from plotweaver_backend.feed import Feed
from plotweaver_backend.http.call import Principal
from plotweaver_contracts.branches import MergeRequest, NewBranch, RenameRequest
from plotweaver_gitstore import MAIN, heads
from plotweaver_kit.problems import ProblemError
from plotweaver_manuscript.errors import PlotWeaverError
from sqlalchemy import Engine

ADA = Principal("ada", "ada", name="Ada", email="ada@example.org")
RENAMER = Path(__file__).with_name("renamer.py")


class Book:
    """A book with one version, and its branches."""

    def __init__(self, engine: Engine, folder: Path) -> None:
        self.feed, mutex = Feed(engine), mutex_for(engine, folder / "locks")
        changes = ChangeService(engine, folder / "repositories", mutex, self.feed)
        self.changes, self.branches = changes, BranchesService(changes.store, changes)
        author, edits = Author(ADA.name, ADA.email, ADA.account), {"a.md": b"Rain.\n"}
        self.first = changes.commit(Change("book", None, edits, "Wrote", author, uuid.uuid4().hex)).commit

    def begin(self, name: str) -> None:
        self.branches.create(Wish("book", ADA, uuid.uuid4().hex), NewBranch(name=name))

    def rename(self, name: str, to: str, change_id: str = ""):
        return self.branches.rename(Wish("book", ADA, change_id or uuid.uuid4().hex), RenameRequest(name=name, to=to))

    def refs(self) -> dict[str, str]:
        return {ref: oid for ref, oid in heads(self.changes.store.open("book")).items() if ref != MAIN}


@pytest.fixture
def book(engine: Engine, tmp_path: Path) -> Book:
    return Book(engine, tmp_path)


def test_a_branch_gets_another_name_and_a_retry_the_same_answer(book: Book) -> None:
    book.begin("dark")
    renamed = book.rename("dark", "darker", "once")
    assert book.refs() == {"refs/heads/darker": book.first}
    assert (renamed.name, renamed.commit) == ("darker", book.first)
    assert book.rename("dark", "darker", "once").commit == book.first
    assert book.refs() == {"refs/heads/darker": book.first}


def test_a_private_draft_that_gets_a_name_for_all_is_shared(book: Book) -> None:
    book.begin("mine/dark")
    assert book.refs() == {"refs/plotweaver/private/ada/dark": book.first}
    book.rename("mine/dark", "mine/darker")
    assert book.refs() == {"refs/plotweaver/private/ada/darker": book.first}
    book.rename("mine/darker", "darker")
    assert book.refs() == {"refs/heads/darker": book.first}


def test_what_only_a_private_draft_held_is_told_with_the_branch_that_it_becomes(book: Book) -> None:
    book.begin("mine/dark")
    author, edits = Author(ADA.name, ADA.email, ADA.account), {"a.md": b"Rain and wind.\n"}
    private = "refs/plotweaver/private/ada/dark"
    book.changes.commit(Change("book", book.first, edits, "Wrote", author, uuid.uuid4().hex, ref=private))
    book.rename("mine/dark", "darker")
    told = {(event.data["ref"], event.data["commit"] is None): event.objects for event in book.feed.after(0)}
    assert [kind for kind, _ in told["refs/heads/darker", False]] == ["blob", "tree", "commit"]
    assert not told[private, True]


def test_a_private_draft_is_brought_into_the_book_with_all_that_only_it_held(book: Book) -> None:
    book.begin("mine/dark")
    author, private = Author(ADA.name, ADA.email, ADA.account), "refs/plotweaver/private/ada/dark"
    for ref, edits in ((private, {"a.md": b"Rain and wind.\n"}), (MAIN, {"b.md": b"Snow.\n"})):
        book.changes.commit(Change("book", book.first, edits, "Wrote", author, uuid.uuid4().hex, ref=ref))
    merged = book.branches.merge(Wish("book", ADA, uuid.uuid4().hex), MergeRequest(name="mine/dark"))
    event = book.feed.after(merged.seq - 1)[0]
    # its own version and tree, and those of the draft, whose text both share
    assert sorted(kind for kind, _ in event.objects) == ["blob", "commit", "commit", "tree", "tree"]
    assert event.data["paths"] == ["a.md"]


@pytest.mark.parametrize(("name", "to"), [("dark", "mine/dark"), ("main", "book"), ("dark", "Main"), ("dark", "main")])
def test_what_would_take_a_text_from_others_is_refused_and_moves_nothing(book: Book, name: str, to: str) -> None:
    book.begin("dark")
    before = book.refs()
    with pytest.raises(PlotWeaverError) as refused:
        book.rename(name, to)
    assert refused.value.code in {"ref.refused", "ref.moved"}
    assert book.refs() == before


def test_a_branch_that_is_not_there_cannot_be_renamed(book: Book) -> None:
    with pytest.raises(ProblemError) as refused:
        book.rename("dark", "darker")
    assert refused.value.code == "not_found"


MOMENTS = [("project-held", 1)]
MOMENTS += [(each, nth) for nth in (1, 2) for each in ("intent-written", "ref-locked", "ref-moved", "outcome-written")]


@pytest.mark.parametrize(("point", "nth"), MOMENTS)
def test_a_renaming_survives_sigkill_at(point: str, nth: int, book: Book, database_url: str, tmp_path: Path) -> None:
    book.begin("mine/dark")
    arguments = [database_url, tmp_path, point, nth, "mine/dark", "darker", "killed"]
    killed = subprocess.run(
        [sys.executable, RENAMER, *map(str, arguments)], capture_output=True, text=True, check=False
    )
    assert (killed.returncode, killed.stdout) == (-signal.SIGKILL, ""), killed.stderr
    assert book.first in book.refs().values()
    assert book.rename("mine/dark", "darker", "killed").commit == book.first
    assert book.refs() == {"refs/heads/darker": book.first}
    assert not list(book.changes.store.path("book").rglob("*.lock"))
