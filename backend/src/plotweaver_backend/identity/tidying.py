"""What time brings about: sessions run out, keys retire, and what nobody can use any more is forgotten."""

from __future__ import annotations

import threading

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend import audit
from plotweaver_backend.clock import Clock, unix_time
from plotweaver_backend.identity import one_time, sessions
from plotweaver_backend.identity.attempts.service import Attempts
from plotweaver_backend.identity.keys import Keys
from plotweaver_backend.identity.signals import Signals

#: How often it is looked at, in seconds: a live connection outlasts its session by no more.
EVERY_SECONDS = 60.0
#: How long ended sessions and links are kept, in seconds: to tell an old token from one that never was.
KEPT_SECONDS = 90 * 24 * 3600

log = structlog.get_logger()


class Tidying:
    """Brings it about. `clock` gives Unix seconds."""

    def __init__(
        self,
        database: sessionmaker[Session],
        signals: Signals,
        attempts: Attempts,
        keys: Keys,
        clock: Clock = unix_time,
    ) -> None:
        self._database = database
        self._signals = signals
        self._attempts = attempts
        self._keys = keys
        self._clock = clock

    def run(self, stop: threading.Event) -> None:
        """Tidy again and again, until `stop`."""
        while not stop.wait(EVERY_SECONDS):
            try:
                self.tidy()
            except (SQLAlchemyError, OSError) as error:
                # the database or the disk is full or away: the next round tries again
                log.warning("sessions and keys cannot be tidied just now", detail=str(error))

    def tidy(self) -> None:
        """Do it once. Several workers may do it at the same time."""
        now = self._clock()
        with self._database.begin() as db:
            for row in sessions.run_out(db, now):
                if sessions.revoke(db, row.id, now):
                    audit.tell(db, "session.ran_out", subject=row.account, target=row.id)
                    # whoever still listens in it is shown out
                    self._signals.session_ended(db, row.account, row.id)
            sessions.forget_ended(db, now - KEPT_SECONDS)
            one_time.forget_ended(db, now - KEPT_SECONDS)
        self._attempts.tidy()
        for key in self._keys.ring.retire(now):
            log.info("a signing key retired", kid=key)
