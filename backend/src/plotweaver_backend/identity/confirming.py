"""Step-up: whoever does something dangerous proved a moment ago that it is them, and not somebody at their desk.

An operation asks for it by `confirmed=True` in the catalogue. Signing in counts; later `auth.confirm` asks again.
"""

from __future__ import annotations

from plotweaver_kit.problems import ProblemError
from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend.clock import Clock, unix_time
from plotweaver_backend.http.call import Principal
from plotweaver_backend.http.reading import Questions
from plotweaver_backend.identity.tables import SessionRow

#: How long a confirmation counts, in seconds.
RECENT = 15 * 60

_CONFIRMED = select(SessionRow.confirmed_at).where(SessionRow.id == bindparam("session"))


class Confirmations:
    """Knows who proved lately that it is them. `clock` gives Unix seconds."""

    def __init__(self, database: sessionmaker[Session], clock: Clock = unix_time) -> None:
        self._questions = Questions(database)
        self._clock = clock

    def require(self, principal: Principal) -> None:
        """Check that the caller's session was confirmed lately.

        Raises:
            ProblemError: `auth.confirm`.
        """
        found = self._questions.row(_CONFIRMED, session=principal.session)
        if found is None or found.confirmed_at <= self._clock() - RECENT:
            raise ProblemError("auth.confirm")

    def note(self, db: Session, session: str) -> None:
        """Note in the caller's transaction that the person behind `session` just proved that it is them."""
        db.execute(update(SessionRow).where(SessionRow.id == session).values(confirmed_at=self._clock()))
