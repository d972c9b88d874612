"""What the shelf shows of a book, computed once for each version."""

from __future__ import annotations

from datetime import UTC, datetime

import pygit2
from plotweaver_gitstore.reading import commit_of, read_tree
from plotweaver_gitstore.refs import head
from plotweaver_gitstore.store import Store
from plotweaver_manuscript.book import Book, read_book
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend.projects.tables import ProjectRow


class Shelf:
    """Keeps rows of the shelf in step with the repositories, when somebody looks."""

    def __init__(self, sessions: sessionmaker[Session], store: Store) -> None:
        self._sessions = sessions
        self._store = store

    def fresh(self, row: ProjectRow) -> ProjectRow:
        """Return the row as the newest version has it."""
        repository = self._store.open(row.id)
        newest = head(repository)
        if newest is None or newest == row.commit:
            return row
        current = row_of(row.id, repository, newest)
        with self._sessions.begin() as db:
            return db.merge(current)


def row_of(project: str, repository: pygit2.Repository, commit: str) -> ProjectRow:
    """Return the shelf's row for a project at a version."""
    book = book_at(repository, commit)
    at = datetime.fromtimestamp(commit_of(repository, commit).commit_time, UTC)
    stamp = at.isoformat().replace("+00:00", "Z")
    return ProjectRow(id=project, commit=commit, title=book.title, words=book.words, updated_at=stamp)


def book_at(repository: pygit2.Repository, commit: str) -> Book:
    """Return the book at a version."""
    return read_book(read_tree(repository, commit))
