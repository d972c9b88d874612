"""Books whose repository somebody removed or damaged: which they are, where, and what to do."""

from __future__ import annotations

from collections.abc import Callable

import pygit2
from plotweaver_gitstore import StoreError, entries, head, read_tree
from plotweaver_gitstore.loose import opened
from plotweaver_gitstore.store import Store
from plotweaver_kit.problems import ProblemError
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend.http.reading import reading
from plotweaver_backend.projects.tables import ProjectRow

#: What is raised when a repository is not there, or what it holds cannot be read.
DAMAGE = (StoreError, pygit2.GitError, KeyError, ValueError, OSError)

#: Reads a version, or fails.
_Read = Callable[[pygit2.Repository, str], object]


class UnreadableBooks:
    """Finds them.

    Args:
        sessions: the database.
        store: the canonical repositories.
    """

    def __init__(self, sessions: sessionmaker[Session], store: Store) -> None:
        self._sessions = sessions
        self._store = store

    def all(self) -> list[str]:
        """Return a sentence for each, with its folder's whole way: for whoever keeps the installation."""
        with reading(self._sessions) as db:
            rows = db.execute(select(ProjectRow.id, ProjectRow.title).order_by(ProjectRow.title)).all()
        whole = str(self._store.root)
        # every name of every file: to read all of every book would keep the start waiting
        return [told for project, title in rows if (told := self._told(project, title, whole, entries))]

    def trouble(self, project: str, title: str) -> str | None:
        """Return a sentence for the people of a book; None if it can be read."""
        return self._told(project, title, self._store.root.name)

    def problem(self, project: str) -> ProblemError | None:
        """Return what a book's people are told whose wish failed; None if it is not because of its repository."""
        with reading(self._sessions) as db:
            title = db.execute(select(ProjectRow.title).where(ProjectRow.id == project)).scalar_one_or_none()
        told = None if title is None else self.trouble(project, title)
        return None if told is None else ProblemError("book.unreadable", told)

    def _told(self, project: str, title: str, root: str, read: _Read = read_tree) -> str | None:
        why = self._why(project, read)
        if why is None:
            return None
        folder = f"{root}/{project}.git"
        return (
            f"“{title}” ({project}) cannot be opened: its folder {folder} {why}. "
            "Put the folder back from a backup: the book then opens again. All other books work."
        )

    def _why(self, project: str, read: _Read) -> str | None:
        if not self._store.exists(project):
            return "is missing"
        try:
            # looked at for damage first, if it was not yet
            self._store.open(project)
            # a handle of its own: others remember what they read before
            repository = opened(self._store.path(project))
            newest = head(repository)
            if newest is None:
                return "holds no version"
            read(repository, newest)
        except DAMAGE:
            return "is damaged or cannot be read"
        return None
