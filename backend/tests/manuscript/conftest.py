"""The writing service on real repositories and a real database, with a book to write in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from plotweaver_backend.changes import Change, ChangeService, mutex_for
from plotweaver_backend.feed import Feed
from plotweaver_backend.http.call import Principal
from plotweaver_backend.manuscript.service import ManuscriptService
from plotweaver_backend.manuscript.writer import ChangeWriter
from plotweaver_gitstore import head, read_tree
from plotweaver_manuscript.book import Book, read_book
from plotweaver_manuscript.edits import new_book
from sqlalchemy import Engine

ADA = Principal("account", account="ada", name="Ada", email="ada@example.org")


@dataclass
class Desk:
    """A book, and the service that writes in it."""

    service: ManuscriptService
    changes: ChangeService
    feed: Feed
    who: Principal = ADA

    @property
    def commit(self) -> str:
        return head(self.changes.store.open("book")) or ""

    @property
    def tree(self) -> dict[str, bytes]:
        return read_tree(self.changes.store.open("book"), self.commit)

    @property
    def book(self) -> Book:
        return read_book(self.tree)

    @property
    def scenes(self) -> list[tuple[str, list[str]]]:
        return [(chapter.slug, [scene.title for scene in chapter.scenes]) for chapter in self.book.chapters]


@pytest.fixture
def desk(engine: Engine, tmp_path: Path) -> Desk:
    feed = Feed(engine)
    changes = ChangeService(engine, tmp_path / "repositories", mutex_for(engine, tmp_path / "locks"), feed)
    changes.commit(Change("book", None, new_book("Rain", "Ada"), "Started", ADA.author, "begin"))
    return Desk(ManuscriptService(changes.store, ChangeWriter(changes)), changes, feed)
