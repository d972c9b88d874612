"""Taking a book away again that was just brought in, as long as nothing came of it."""

from __future__ import annotations

from plotweaver_kit.problems import ProblemError
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from plotweaver_backend import audit
from plotweaver_backend.audit.tables import AuditRow
from plotweaver_backend.changes.tables import IntentRow
from plotweaver_backend.database.base import Base
from plotweaver_backend.feed.tables import EventRow
from plotweaver_backend.identity.tables import MembershipRow, SharingRow
from plotweaver_backend.projects.removing import RemovedBooks
from plotweaver_backend.reports.tables import ReportRow

#: What a book has by its arrival alone; reports are made of every book, by nobody's doing. A row in any other table
#: about books says that somebody worked on it.
_OF_ARRIVAL = {each.__tablename__ for each in (MembershipRow, SharingRow, IntentRow, ReportRow, EventRow, AuditRow)}
_REPORTED = "quality.reported"


class UndoingService:
    """Undoes imports."""

    def __init__(self, books: RemovedBooks) -> None:
        self._books = books

    def undo(self, project: str) -> None:
        """Take away a book to which nothing happened since it arrived.

        Raises:
            ProblemError: `import.written_since`: somebody wrote, drafted, decided or was let in since.
            ChangeBusy: somebody is writing in it.
        """
        with self._books.taking_away(project) as db:
            if not _untouched(db, project):
                raise ProblemError("import.written_since", "It stays as it is.")
            audit.tell(db, "project.import_undone", project=project)


def _untouched(db: Session, project: str) -> bool:
    """Whether the last that was told of the book is its owner's arrival, and no feature knows of it."""
    about = select(EventRow.type).where(EventRow.project == project, EventRow.type != _REPORTED)
    told = db.scalars(about.order_by(EventRow.seq)).all()
    arrived = told[-1:] == ["permissions.changed"] and told.count("permissions.changed") == 1
    return arrived and not any(_knows(db, project))


def _knows(db: Session, project: str) -> list[bool]:
    about = [each for each in Base.metadata.sorted_tables if "project" in each.c and each.name not in _OF_ARRIVAL]
    return [bool(db.scalar(select(func.count()).select_from(each).where(each.c.project == project))) for each in about]
