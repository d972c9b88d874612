"""Reading: on SQLite it takes no write lock, so readers never wait for a writer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, Row, Select
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend.database.engine import READ_ONLY


@contextmanager
def reading(sessions: sessionmaker[Session]) -> Iterator[Session]:
    """Open a session for reading; nothing written in it is kept."""
    with sessions() as db:
        db.connection(execution_options={READ_ONLY: True})
        yield db


class Questions:
    """Asks one question at a time, without a session: a third of the price, for what every request waits for.

    Args:
        sessions: of the database that is asked.
    """

    def __init__(self, sessions: sessionmaker[Session]) -> None:
        engine: Engine = sessions.kw["bind"]
        self._engine = engine.execution_options(**{READ_ONLY: True})

    def rows(self, question: Select[Any], **values: object) -> Sequence[Row[Any]]:
        """Return the answers to a question that was built once, with the values of its `bindparam`s."""
        with self._engine.connect() as connection:
            return connection.execute(question, values).all()

    def row(self, question: Select[Any], **values: object) -> Row[Any] | None:
        """Return the first answer, None if there is none."""
        with self._engine.connect() as connection:
            return connection.execute(question, values).first()
