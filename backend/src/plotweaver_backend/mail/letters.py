"""Letters: posted in the transaction that causes them, composed and sent later, again if need be.

A posted letter holds no secret: the link in it is made when it is composed, so that only its hash is ever stored.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from typing import Any

import structlog
from sqlalchemy import delete, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend.clock import Clock, unix_time
from plotweaver_backend.http.reading import reading
from plotweaver_backend.identity.secrets import new_id
from plotweaver_backend.mail.ports import Mail, MailFailed, MailRefused, Message
from plotweaver_backend.mail.tables import LetterRow

#: How long one that could not be sent waits: as long as it has been tried for, between these, in seconds.
_FIRST_WAIT, _LONGEST_WAIT = 30, 3600
#: A letter that was never taken is given up after this long, in seconds: its news is old by then.
KEPT_SECONDS = 24 * 3600
_LOOK_SECONDS = 1.0

#: Writes a letter from what was posted, in a transaction of its own; None if it need not be sent any more.
Composer = Callable[[Session, Mapping[str, Any]], Message | None]

log = structlog.get_logger()


class Letters:
    """Posts letters and sends those that are due. `clock` gives Unix seconds."""

    def __init__(self, database: sessionmaker[Session], mail: Mail, clock: Clock = unix_time) -> None:
        self._database = database
        self._mail = mail
        self._clock = clock
        self._composers: dict[str, Composer] = {}

    @property
    def are_sent(self) -> bool:
        """Whether letters reach anybody."""
        return self._mail.works

    def register(self, kind: str, composer: Composer) -> None:
        """Say how letters of `kind` are written."""
        self._composers[kind] = composer

    def post(self, db: Session, kind: str, **data: Any) -> None:
        """Post a letter in the caller's transaction. `data` is stored as it is: no secrets.

        Raises:
            LookupError: nobody said how letters of this kind are written.
        """
        if kind not in self._composers:
            raise LookupError(f"nobody writes letters of the kind {kind}")
        now = self._clock()
        db.add(LetterRow(id=new_id(), kind=kind, data=data, tries=0, created_at=now, due_at=now))

    def run(self, stop: threading.Event) -> None:
        """Send what is due until told to stop."""
        while not stop.wait(_LOOK_SECONDS):
            try:
                self.send_due()
            except SQLAlchemyError as error:
                # the database is full or away: letters wait there, and so do we
                log.warning("letters cannot be looked at just now", detail=str(error))

    def send_due(self) -> int:
        """Send every letter that is due, one after another; return how many were tried."""
        with reading(self._database) as db:
            due = list(db.scalars(select(LetterRow.id).where(LetterRow.due_at <= self._clock())))
        return sum(self._try(letter) for letter in due)

    def _try(self, letter: str) -> bool:
        """Try to send a letter; return False if somebody else does."""
        claimed = self._claimed(letter)
        if claimed is None:
            return False
        kind, data = claimed
        try:
            self._send(kind, data)
        except MailRefused as error:
            log.error("a letter was refused", kind=kind, detail=error.message)
        except Exception as error:  # a supervised edge: the letter stays and is tried again, the others go on
            log.warning("a letter could not be sent", kind=kind, detail=str(error), exc_info=not _expected(error))
            return True
        with self._database.begin() as db:
            db.execute(delete(LetterRow).where(LetterRow.id == letter))
        return True

    def _claimed(self, letter: str) -> tuple[str, dict[str, Any]] | None:
        """Take a letter before anybody else does: it is due again only later. None if it is not due or too old."""
        now = self._clock()
        with self._database.begin() as db:
            row = db.get(LetterRow, letter, with_for_update=True)
            if row is None or row.due_at > now:
                return None
            age = now - row.created_at
            if age > KEPT_SECONDS:
                log.error("a letter was given up", kind=row.kind, tries=row.tries)
                db.delete(row)
                return None
            row.tries += 1
            row.due_at = now + min(_LONGEST_WAIT, max(_FIRST_WAIT, age))
            return row.kind, row.data

    def _send(self, kind: str, data: Mapping[str, Any]) -> None:
        with self._database.begin() as db:
            message = self._composers[kind](db, data)
        if message is not None:
            self._mail.send(message)


def _expected(error: Exception) -> bool:
    return isinstance(error, MailFailed)
