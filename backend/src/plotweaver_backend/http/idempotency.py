"""Answers kept by `Idempotency-Key`, so that a repeated request gets the first one's answer."""

from __future__ import annotations

import hashlib

from plotweaver_kit.problems import ProblemError
from sqlalchemy import delete, insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend.clock import unix_time
from plotweaver_backend.http.call import Call
from plotweaver_backend.http.reading import reading
from plotweaver_backend.http.tables import StoredAnswerRow

KEPT_SECONDS = 24 * 3600
#: How often old answers are looked for: not for each answer.
_TIDY_SECONDS = 600
#: A change remembers its own answer, by an id that comes from the key: nothing needs to be stored beside it.
_REMEMBERED_BY_THE_CHANGE = frozenset({"changes.save"})


class StoredAnswers:
    """Stores successes only: a request that failed may be tried again with its key.

    Two equal requests that run at the same time both reach the handler; what it creates carries
    `Call.change_id`, which is the same for both, so the second finds what the first made.
    """

    def __init__(self, sessions: sessionmaker[Session]) -> None:
        self._sessions = sessions
        self._tidied = 0

    def find(self, call: Call, request: bytes) -> str | None:
        """Return the JSON answer that this call already got.

        Raises:
            ProblemError: `idempotency.mismatch` if the key was used for another request.
        """
        if not _stores(call):
            return None
        with reading(self._sessions) as db:
            row = db.get(StoredAnswerRow, _row_id(call))
        if row is None:
            return None
        if row.request != hashlib.sha256(request).hexdigest():
            raise ProblemError("idempotency.mismatch")
        return row.answer

    def keep(self, call: Call, request: bytes, answer: str) -> None:
        """Store `answer`, and forget answers that are older than a day."""
        if not _stores(call):
            return
        now = unix_time()
        asked = hashlib.sha256(request).hexdigest()
        row = {"id": _row_id(call), "request": asked, "answer": answer, "created_at": now}
        try:
            with self._sessions.begin() as db:
                if now - self._tidied >= _TIDY_SECONDS:
                    db.execute(delete(StoredAnswerRow).where(StoredAnswerRow.created_at < now - KEPT_SECONDS))
                    self._tidied = now
                db.execute(insert(StoredAnswerRow), row)
        except IntegrityError:
            return  # an equal request ran at the same time and stored its equal answer first


def _stores(call: Call) -> bool:
    return call.idempotency_key is not None and call.operation.id not in _REMEMBERED_BY_THE_CHANGE


def _row_id(call: Call) -> str:
    text = "\0".join((call.principal.account, call.operation.id, call.idempotency_key or ""))
    return hashlib.sha256(text.encode()).hexdigest()
