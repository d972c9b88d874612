"""Taking a book away again that was just brought in, as long as nothing came of it."""

from __future__ import annotations

from plotweaver_gitstore.store import Store
from plotweaver_kit.problems import ProblemError
from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend import audit
from plotweaver_backend.audit.tables import AuditRow
from plotweaver_backend.changes import ProjectMutex
from plotweaver_backend.changes.tables import IntentRow
from plotweaver_backend.database.base import Base
from plotweaver_backend.feed.tables import EventRow
from plotweaver_backend.identity.departures import Departures
from plotweaver_backend.identity.signals import Signals
from plotweaver_backend.identity.tables import MembershipRow, SharingRow
from plotweaver_backend.projects.tables import ProjectRow
from plotweaver_backend.reports.tables import ReportRow

#: What a book has by its arrival alone, and what goes with it; reports are made of every book, by nobody's doing.
_GOES = (MembershipRow, SharingRow, IntentRow, ReportRow)
#: A row in any other table about books says that somebody worked on it.
_OF_ARRIVAL = {each.__tablename__ for each in (*_GOES, EventRow, AuditRow)}
_REPORTED = "quality.reported"


class UndoingService:
    """Undoes imports."""

    def __init__(
        self,
        sessions: sessionmaker[Session],
        store: Store,
        mutex: ProjectMutex,
        signals: Signals,
        departures: Departures,
    ) -> None:
        self._sessions = sessions
        self._store = store
        self._mutex = mutex
        self._signals = signals
        self._departures = departures

    def undo(self, project: str, account: str) -> None:
        """Take away a book of `account` to which nothing happened since it arrived: its rows, then its repository.

        What names the book goes first, in one transaction: killed after it, only a folder is left that nobody reaches.

        Raises:
            ProblemError: `import.written_since`: somebody wrote, drafted, decided or was let in since.
            ChangeBusy: somebody is writing in it.
        """
        with self._mutex.hold(project):
            with self._sessions.begin() as db:
                if not _untouched(db, project):
                    raise ProblemError("import.written_since", "It stays as it is.")
                db.execute(delete(ProjectRow).where(ProjectRow.id == project))
                for rows in _GOES:
                    db.execute(delete(rows).where(rows.project == project))
                # the log keeps its numbers, but none of the book's words
                db.execute(update(EventRow).where(EventRow.project == project).values(objects=None))
                audit.tell(db, "project.import_undone", project=project)
                self._signals.role_changed(db, project, account, None)
            self._store.remove(project)
        self._departures.tell(project, account, None)


def _untouched(db: Session, project: str) -> bool:
    """Whether the last that was told of the book is its owner's arrival, and no feature knows of it."""
    about = select(EventRow.type).where(EventRow.project == project, EventRow.type != _REPORTED)
    told = db.scalars(about.order_by(EventRow.seq)).all()
    arrived = told[-1:] == ["permissions.changed"] and told.count("permissions.changed") == 1
    return arrived and not any(_knows(db, project))


def _knows(db: Session, project: str) -> list[bool]:
    about = [each for each in Base.metadata.sorted_tables if "project" in each.c and each.name not in _OF_ARRIVAL]
    return [bool(db.scalar(select(func.count()).select_from(each).where(each.c.project == project))) for each in about]
