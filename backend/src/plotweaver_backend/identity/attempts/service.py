"""Counting attempts, and making those wait who try too often."""

from __future__ import annotations

from collections.abc import Sequence

from plotweaver_kit.problems import ProblemError
from sqlalchemy import delete, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend.clock import Clock, unix_time
from plotweaver_backend.identity.attempts.domain import Counted
from plotweaver_backend.identity.attempts.tables import AttemptRow
from plotweaver_backend.identity.secrets import digest


class Attempts:
    """Counts attempts. `clock` gives Unix seconds."""

    def __init__(self, database: sessionmaker[Session], clock: Clock = unix_time) -> None:
        self._database = database
        self._clock = clock

    def take(self, counted: Sequence[Counted]) -> None:
        """Count an attempt before it is looked at.

        Raises:
            ProblemError: `auth.slow_down`, with how long to wait; such an attempt is not counted.
        """
        with self._database.begin() as db:
            wait = self._counted(db, counted)
        if wait > 0:
            raise ProblemError("auth.slow_down", f"Wait {_spoken(wait)}, then try again.", retry_after=wait)

    def allows(self, counted: Sequence[Counted]) -> bool:
        """Count something that nobody is told the refusal of; return whether it may be done."""
        with self._database.begin() as db:
            return self._counted(db, counted) == 0

    def took(self, counted: Sequence[Counted]) -> None:
        """Take an attempt back that succeeded: everything is as it was before, or better."""
        with self._database.begin() as db:
            for each in sorted(counted, key=_key):
                row = self._row(db, _key(each))
                row.count = 0 if each.pace.begins_anew else max(0, row.count - 1)
                row.waits_until = 0

    def tidy(self) -> None:
        """Remove what is forgotten by now."""
        with self._database.begin() as db:
            db.execute(delete(AttemptRow).where(AttemptRow.forgotten_at <= self._clock()))

    def _counted(self, db: Session, counted: Sequence[Counted]) -> int:
        """Count an attempt unless one has to wait; return for how long, in seconds."""
        now = self._clock()
        rows = [(each, self._row(db, _key(each))) for each in sorted(counted, key=_key)]
        for _, row in rows:
            if row.forgotten_at <= now:
                row.count, row.waits_until = 0, 0
        wait = max(row.waits_until for _, row in rows) - now
        if wait > 0:
            return wait
        for each, row in rows:
            row.count += 1
            row.waits_until = now + each.pace.wait(row.count)
            row.forgotten_at = now + each.pace.forgotten
        return 0

    @staticmethod
    def _row(db: Session, key: str) -> AttemptRow:
        """Return the row of a key, locked, made if there is none. Locks are taken in the order of keys."""
        locked = select(AttemptRow).where(AttemptRow.key == key).with_for_update()
        row = db.scalar(locked)
        if row is None:
            try:
                with db.begin_nested():
                    db.execute(insert(AttemptRow).values(key=key, count=0, waits_until=0, forgotten_at=0))
            except IntegrityError:
                pass  # somebody else counts the first one at this moment
            row = db.scalars(locked.execution_options(populate_existing=True)).one()
        return row


def _key(counted: Counted) -> str:
    return digest(f"{counted.pace.name}\0{counted.whose}")


def _spoken(seconds: int) -> str:
    if seconds < 120:
        return "1 second" if seconds == 1 else f"{seconds} seconds"
    return f"{-(-seconds // 60)} minutes"
