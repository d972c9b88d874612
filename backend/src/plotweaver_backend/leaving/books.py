"""Deleting a book: every row of it in one transaction, then its repository; a crash between the two is made good."""

from __future__ import annotations

import logging
import shutil
import threading
import time
from collections.abc import Callable

from plotweaver_gitstore.store import Store
from sqlalchemy import delete, select, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend import audit
from plotweaver_backend.changes import ChangeBusy, ProjectMutex
from plotweaver_backend.database.appending import APPEND_ONLY
from plotweaver_backend.database.base import Base
from plotweaver_backend.feed.tables import EventRow
from plotweaver_backend.identity.signals import Signals
from plotweaver_backend.identity.tables import OneTimeTokenRow
from plotweaver_backend.leaving.tables import RemovedBookRow
from plotweaver_backend.locks.tables import LockRequestRow, LockRow
from plotweaver_backend.projects.tables import ProjectRow
from plotweaver_backend.runs.tables import CallRow, RunRow
from plotweaver_backend.sharing.tables import InvitationRow
from plotweaver_backend.suggestions.tables import AcceptanceRow, ChangeRow, SuggestionRow

#: How often repositories are looked for that a crash left behind, in seconds.
EVERY_SECONDS = 60.0
#: What stays: the log of who did what, the numbered events without their texts, and that it was deleted.
_STAYS = frozenset({EventRow.__tablename__, RemovedBookRow.__tablename__})
#: Rows that belong to rows of the book.
_WITHIN = (
    (CallRow.run, RunRow),
    (ChangeRow.suggestion, SuggestionRow),
    (AcceptanceRow.suggestion, SuggestionRow),
    (LockRequestRow.lock, LockRow),
    (OneTimeTokenRow.subject, InvitationRow),
)

log = logging.getLogger(__name__)


class RemovedBooks:
    """Deletes books. `clock` gives Unix seconds.

    Args:
        database: where their rows are.
        store: where their repositories are.
        mutex: keeps writers out while one is removed.
        signals: tells the readers, whose copies go, too.
    """

    def __init__(
        self,
        database: sessionmaker[Session],
        store: Store,
        mutex: ProjectMutex,
        signals: Signals,
        clock: Callable[[], int] = lambda: int(time.time()),
    ) -> None:
        self._database = database
        self._store = store
        self._mutex = mutex
        self._signals = signals
        self._clock = clock

    def remove(self, db: Session, project: str) -> None:
        """Delete a book in the transaction of `db`; its repository goes with the next `clear`."""
        for inner, outer in _WITHIN:
            rows = outer.__table__.c
            db.execute(delete(inner.class_).where(inner.in_(select(rows.id).where(rows.project == project))))
        for table in reversed(Base.metadata.sorted_tables):
            if "project" in table.c and table.name not in _STAYS and not table.info.get(APPEND_ONLY):
                db.execute(delete(table).where(table.c.project == project))
        db.execute(delete(ProjectRow).where(ProjectRow.id == project))
        db.execute(update(EventRow).where(EventRow.project == project).values(objects=None))
        db.add(RemovedBookRow(project=project, at=self._clock(), cleared=False))
        audit.tell(db, "project.deleted", project=project)
        self._signals.book_gone(db, project)

    def clear(self) -> None:
        """Remove the repositories of deleted books.

        Raises:
            ChangeBusy: somebody writes in one for too long.
            OSError: the disk failed.
        """
        with self._database() as db:
            waiting = db.scalars(select(RemovedBookRow.project).where(~RemovedBookRow.cleared)).all()
        for project in waiting:
            with self._mutex.hold(project):
                path = self._store.path(project)
                if path.exists():
                    shutil.rmtree(path)
            with self._database.begin() as db:
                db.execute(update(RemovedBookRow).where(RemovedBookRow.project == project).values(cleared=True))

    def run(self, stop: threading.Event) -> None:
        """Clear again and again, until `stop`."""
        while not stop.wait(EVERY_SECONDS):
            try:
                self.clear()
            except (ChangeBusy, OSError, SQLAlchemyError) as error:
                # the next round tries again: nobody can reach the book meanwhile
                log.warning("a deleted book's repository cannot be removed just now: %s", error)
