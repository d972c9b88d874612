"""A session that only reads: on SQLite it takes no write lock, so readers never wait for a writer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend.database.engine import READ_ONLY


@contextmanager
def reading(sessions: sessionmaker[Session]) -> Iterator[Session]:
    """Open a session for reading; nothing written in it is kept."""
    with sessions() as db:
        db.connection(execution_options={READ_ONLY: True})
        yield db
