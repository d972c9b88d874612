"""What everybody who looks at a book hears of its locks."""

from __future__ import annotations

from plotweaver_contracts.feed import ProjectLocked, ProjectUnlocked
from sqlalchemy.orm import Session

from plotweaver_backend.feed import Feed
from plotweaver_backend.locks.rows import shown
from plotweaver_backend.locks.tables import LockRow


class LockNews:
    """Tells of locks, in the transaction that makes it true."""

    def __init__(self, feed: Feed) -> None:
        self._feed = feed

    def locked(self, db: Session, row: LockRow) -> None:
        """Tell how it stands with a lock: taken, passed on, or asked for."""
        told = ProjectLocked(lock=shown(db, row))
        self._feed.append(db, "project.locked", row.project, told.model_dump(mode="json"))

    def unlocked(self, db: Session, row: LockRow, by: str) -> None:
        """Tell that a lock is no more, and who let go of it."""
        told = ProjectUnlocked(lock=row.id, kind=row.kind, target=row.target, by=by)
        self._feed.append(db, "project.unlocked", row.project, told.model_dump(mode="json"))
