"""Deleting a book: every row of it in one transaction, then what lies elsewhere; a crash in between is made good."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from plotweaver_gitstore.store import Store
from sqlalchemy import delete, select, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend.changes import ChangeBusy, ProjectMutex
from plotweaver_backend.clock import Clock, unix_time
from plotweaver_backend.comments.tables import CommentRow, RemarkRow
from plotweaver_backend.database.appending import APPEND_ONLY
from plotweaver_backend.database.base import Base
from plotweaver_backend.feed.tables import EventRow
from plotweaver_backend.identity.departures import Departures
from plotweaver_backend.identity.signals import Signals
from plotweaver_backend.identity.tables import MembershipRow, OneTimeTokenRow
from plotweaver_backend.locks.tables import LockRequestRow, LockRow
from plotweaver_backend.projects.tables import ProjectRow, RemovedBookRow
from plotweaver_backend.runs.ports import WorkQueue
from plotweaver_backend.runs.tables import CallRow, RunRow
from plotweaver_backend.sharing.tables import InvitationRow
from plotweaver_backend.suggestions.tables import AcceptanceRow, ChangeRow, SuggestionRow

#: How often repositories are looked for that a crash left behind, in seconds.
EVERY_SECONDS = 60.0
#: What stays: the log of who did what, the numbered events without what they told, and that it was deleted.
_STAYS = frozenset({EventRow.__tablename__, RemovedBookRow.__tablename__})
#: Rows that belong to rows of the book.
_WITHIN = (
    (CallRow.run, RunRow),
    (ChangeRow.suggestion, SuggestionRow),
    (AcceptanceRow.suggestion, SuggestionRow),
    (RemarkRow.comment, CommentRow),
    (LockRequestRow.lock, LockRow),
    (OneTimeTokenRow.subject, InvitationRow),
)

_WRITTEN = "content.updated"

log = logging.getLogger(__name__)


class RemovedBooks:
    """Deletes books. `clock` gives Unix seconds.

    Args:
        database: where their rows are.
        store: where their repositories are.
        mutex: keeps writers out while one is removed.
        signals: tells the readers, whose copies go, too.
        queue: where runs were recorded with what they read of the book.
        departures: ends what its people have going on in it.
    """

    def __init__(
        self,
        database: sessionmaker[Session],
        store: Store,
        mutex: ProjectMutex,
        signals: Signals,
        queue: WorkQueue,
        departures: Departures,
        clock: Clock = unix_time,
    ) -> None:
        self._database = database
        self._store = store
        self._mutex = mutex
        self._signals = signals
        self._queue = queue
        self._departures = departures
        self._clock = clock

    @contextmanager
    def taking_away(self, project: str) -> Iterator[Session]:
        """Delete a book for everybody in it, after the body has looked whether it may go, in the same transaction.

        Raises:
            ChangeBusy: somebody writes in it for too long.
        """
        with self._mutex.hold(project), self._database.begin() as db:
            people = db.scalars(select(MembershipRow.account).where(MembershipRow.project == project)).all()
            yield db
            self.remove(db, project)
        for account in people:
            self._departures.tell(project, account, None)
        self.clear()

    def remove(self, db: Session, project: str) -> None:
        """Delete a book in the transaction of `db`; what lies elsewhere goes with the next `clear`."""
        runs = db.scalars(select(RunRow.id).where(RunRow.project == project)).all()
        for inner, outer in _WITHIN:
            rows = outer.__table__.c
            db.execute(delete(inner.class_).where(inner.in_(select(rows.id).where(rows.project == project))))
        for table in reversed(Base.metadata.sorted_tables):
            if "project" in table.c and table.name not in _STAYS and not table.info.get(APPEND_ONLY):
                db.execute(delete(table).where(table.c.project == project))
        db.execute(delete(ProjectRow).where(ProjectRow.id == project))
        _silence(db, project)
        db.add(RemovedBookRow(project=project, at=self._clock(), cleared=False, runs=list(runs)))
        self._signals.book_gone(db, project)

    def clear(self) -> None:
        """Remove the repositories of deleted books, and what was recorded of their runs.

        Raises:
            ChangeBusy: somebody writes in one for too long.
            OSError: the disk failed.
        """
        with self._database() as db:
            waiting = db.scalars(select(RemovedBookRow).where(~RemovedBookRow.cleared)).all()
        for book in waiting:
            with self._mutex.hold(book.project):
                self._store.remove(book.project)
            if not self._forgot(book.runs):
                continue
            cleared = update(RemovedBookRow).where(RemovedBookRow.project == book.project)
            with self._database.begin() as db:
                db.execute(cleared.values(cleared=True, runs=[]))

    def _forgot(self, runs: Sequence[str]) -> bool:
        if not runs:
            return True
        try:
            self._queue.forget(runs)
        except SQLAlchemyError as error:
            # before the first worker has made its tables, or while they are away: the next round tries again
            log.warning("what was recorded of a deleted book's runs stays for now: %s", type(error).__name__)
            return False
        return True

    def run(self, stop: threading.Event) -> None:
        """Clear again and again, until `stop`."""
        while not stop.wait(EVERY_SECONDS):
            try:
                self.clear()
            except (ChangeBusy, OSError, SQLAlchemyError) as error:
                # the next round tries again: nobody can reach the book meanwhile
                log.warning("a deleted book's repository cannot be removed just now: %s", error)


def _silence(db: Session, project: str) -> None:
    """Take from a book's events what they told of it: its texts, its files' names and who wrote."""
    of_book = EventRow.project == project
    db.execute(update(EventRow).where(of_book).values(objects=None))
    told = db.execute(select(EventRow.seq, EventRow.data).where(of_book, EventRow.type == _WRITTEN)).all()
    silent = [{"seq": each.seq, "data": {**each.data, "paths": [], "author": ""}} for each in told]
    if silent:
        db.execute(update(EventRow), silent)
