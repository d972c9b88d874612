"""The project's mutex between processes: a locked file, or an advisory lock on PostgreSQL."""

from __future__ import annotations

import fcntl
import hashlib
import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import psycopg
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from plotweaver_backend.changes.errors import ChangeBusy
from plotweaver_backend.changes.ports import ProjectMutex
from plotweaver_backend.database.engine import with_option

log = logging.getLogger(__name__)

#: How long one waits for a project before it is called busy: far longer than any change takes.
PATIENCE_SECONDS = 30.0

_LOOK_SECONDS = 0.002


class FileMutex:
    """For processes of one machine: the kernel lets go when the holder dies.

    Args:
        directory: where the lock files lie.
        patience: seconds to wait for a project.
    """

    def __init__(self, directory: Path, patience: float = PATIENCE_SECONDS) -> None:
        self._directory = directory
        self._patience = patience

    @contextmanager
    def hold(self, project: str) -> Iterator[None]:
        """Wait for the project and hold it until the context ends, or the process does.

        Raises:
            ChangeBusy: someone else holds it for too long.
        """
        self._directory.mkdir(parents=True, exist_ok=True)
        # opened anew each time, so that it excludes threads as well; never deleted, since others may wait on it
        with (self._directory / f"{project}.mutex").open("ab") as file:
            self._lock(file, project)
            yield

    def _lock(self, file: IO[bytes], project: str) -> None:
        deadline = time.monotonic() + self._patience
        while True:
            try:
                return fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    raise _busy(project) from None
            time.sleep(_LOOK_SECONDS)


class AdvisoryMutex:
    """For processes of many machines: PostgreSQL lets go when the holder's connection ends.

    Args:
        engine: the database; connections of their own are made, since waiting on pooled ones could starve the holder.
        patience: seconds to wait for a project.
    """

    def __init__(self, engine: Engine, patience: float = PATIENCE_SECONDS) -> None:
        bounded = with_option(engine.url, f"lock_timeout={max(1, round(patience * 1000))}")
        # as many as wait; a few are kept, since making one takes longer than a change
        kept = {"pool_size": 4, "max_overflow": -1, "pool_pre_ping": True}
        self._engine = create_engine(engine.url, isolation_level="AUTOCOMMIT", connect_args=bounded, **kept)
        # a server that forks disposes of its engine first: no connection may be in two processes
        event.listen(engine, "engine_disposed", lambda _engine: self._engine.dispose())

    @contextmanager
    def hold(self, project: str) -> Iterator[None]:
        """Wait for the project and hold it until the context ends, or the process does.

        Raises:
            ChangeBusy: someone else holds it for too long.
        """
        key = {"key": int.from_bytes(hashlib.sha256(project.encode()).digest()[:8], "big", signed=True)}
        with self._engine.connect() as connection:
            try:
                connection.execute(text("SELECT pg_advisory_lock(:key)"), key)
            except OperationalError as error:
                if isinstance(error.orig, psycopg.errors.LockNotAvailable):
                    raise _busy(project) from error
                raise
            try:
                yield
            finally:
                _let_go(connection, key)


def _let_go(connection: Connection, key: dict[str, int]) -> None:
    try:
        connection.execute(text("SELECT pg_advisory_unlock(:key)"), key)
    except SQLAlchemyError:
        # the server lets go when the connection ends; what was done under the mutex is done
        log.warning("a project's mutex was let go by closing its connection", exc_info=True)
        connection.invalidate()


def mutex_for(engine: Engine, directory: Path, patience: float = PATIENCE_SECONDS) -> ProjectMutex:
    """Return the mutex that fits the database; `directory` is for lock files."""
    if engine.dialect.name == "postgresql":
        return AdvisoryMutex(engine, patience)
    return FileMutex(directory, patience)


def _busy(project: str) -> ChangeBusy:
    return ChangeBusy("change.busy", "Someone is changing this book for too long; try again.", project=project)
