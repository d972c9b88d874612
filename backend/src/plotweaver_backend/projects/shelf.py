"""What the shelf shows of a book, computed once for each version."""

from __future__ import annotations

from datetime import UTC, datetime

import pygit2
import structlog
from plotweaver_gitstore.reading import commit_of, read_tree
from plotweaver_gitstore.refs import head
from plotweaver_gitstore.store import Store
from plotweaver_manuscript.book import Book, read_book
from sqlalchemy import update
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend.projects.tables import ProjectRow
from plotweaver_backend.projects.unreadable import DAMAGE, UnreadableBooks

log = structlog.get_logger()


class Shelf:
    """Keeps rows of the shelf in step with the repositories, when somebody looks."""

    def __init__(self, sessions: sessionmaker[Session], store: Store) -> None:
        self._sessions = sessions
        self._store = store
        self._unreadable = UnreadableBooks(sessions, store)

    def fresh(self, row: ProjectRow) -> tuple[ProjectRow, str | None]:
        """Return the row as the newest version has it; or as it was, and why that cannot be read: others are there."""
        try:
            current = self._current(row)
        except DAMAGE as error:
            log.warning("a book cannot be read for the shelf", project=row.id, detail=str(error))
            return row, self._unreadable.trouble(row.id, row.title)
        if current is not row:
            values = {name: getattr(current, name) for name in ("commit", "title", "words", "updated_at")}
            with self._sessions.begin() as db:
                # a book that is deleted meanwhile does not come back
                db.execute(update(ProjectRow).where(ProjectRow.id == row.id).values(**values))
        return current, None

    def _current(self, row: ProjectRow) -> ProjectRow:
        repository = self._store.open(row.id)
        newest = head(repository)
        return row if newest is None or newest == row.commit else row_of(row.id, repository, newest)


def row_of(project: str, repository: pygit2.Repository, commit: str) -> ProjectRow:
    """Return the shelf's row for a project at a version."""
    book = book_at(repository, commit)
    at = datetime.fromtimestamp(commit_of(repository, commit).commit_time, UTC)
    stamp = at.isoformat().replace("+00:00", "Z")
    return ProjectRow(id=project, commit=commit, title=book.title, words=book.words, updated_at=stamp)


def book_at(repository: pygit2.Repository, commit: str) -> Book:
    """Return the book at a version."""
    return read_book(read_tree(repository, commit))
