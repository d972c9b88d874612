"""The locks of one book at one moment, in one transaction. Every query names the book: an id alone opens nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plotweaver_kit.problems import ProblemError
from sqlalchemy import Select, delete, or_, select, text
from sqlalchemy.orm import Session

from plotweaver_backend.locks.tables import LockRequestRow, LockRow

_NEXT = text(
    "INSERT INTO lock_fences (project, fence) VALUES (:project, 1) "
    "ON CONFLICT (project) DO UPDATE SET fence = lock_fences.fence + 1 RETURNING fence"
)


@dataclass(frozen=True)
class Kept:
    """What is kept in a book. `now`: Unix seconds; what ended before counts no more."""

    db: Session
    project: str
    now: int

    def everything(self) -> Sequence[LockRow]:
        """Return the locks that hold, the oldest first."""
        return self.db.scalars(self._alive().order_by(LockRow.fence)).all()

    def of_others(self, account: str) -> Sequence[LockRow]:
        """Return the locks that hold and are not this account's."""
        return self.db.scalars(self._alive().where(LockRow.holder != account)).all()

    def find(self, lock: str) -> LockRow | None:
        """Return a lock that holds, for this transaction alone."""
        return self.db.scalar(self._alive().where(LockRow.id == lock).with_for_update())

    def require(self, lock: str) -> LockRow:
        """Return a lock that holds, for this transaction alone.

        Raises:
            ProblemError: `not_found`: the book has none of this id.
        """
        row = self.find(lock)
        if row is None:
            raise ProblemError("not_found")
        return row

    def at(self, kind: str, target: str) -> LockRow | None:
        """Return the row of what is kept, whether it still holds or not."""
        there = (LockRow.project == self.project, LockRow.kind == kind, LockRow.target == target)
        return self.db.scalar(select(LockRow).where(*there).with_for_update())

    def next_fence(self) -> int:
        """Return a fence that is greater than every one before."""
        return int(self.db.execute(_NEXT, {"project": self.project}).scalar_one())

    def forget(self, row: LockRow) -> None:
        """Take a lock away, with everybody who asked for it."""
        self.db.execute(delete(LockRequestRow).where(LockRequestRow.lock == row.id))
        self.db.delete(row)
        self.db.flush()

    def _alive(self) -> Select[tuple[LockRow]]:
        ends = or_(LockRow.ends_at.is_(None), LockRow.ends_at > self.now)
        return select(LockRow).where(LockRow.project == self.project, ends)
