"""The project's mutex between processes: a locked file, or an advisory lock on PostgreSQL."""

from __future__ import annotations

import fcntl
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, NullPool, create_engine, text

from plotweaver_backend.changes.ports import ProjectMutex


class FileMutex:
    """For processes of one machine: the kernel lets go when the holder dies.

    Args:
        directory: where the lock files lie.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    @contextmanager
    def hold(self, project: str) -> Iterator[None]:
        """Wait for the project and hold it until the context ends, or the process does."""
        self._directory.mkdir(parents=True, exist_ok=True)
        # opened anew each time, so that it excludes threads as well; never deleted, since others may wait on it
        with (self._directory / f"{project}.mutex").open("ab") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield


class AdvisoryMutex:
    """For processes of many machines: PostgreSQL lets go when the holder's connection ends.

    Args:
        engine: the database; connections of their own are made, since waiting on pooled ones could starve the holder.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = create_engine(engine.url, poolclass=NullPool, isolation_level="AUTOCOMMIT")

    @contextmanager
    def hold(self, project: str) -> Iterator[None]:
        """Wait for the project and hold it until the context ends, or the process does."""
        key = int.from_bytes(hashlib.sha256(project.encode()).digest()[:8], "big", signed=True)
        with self._engine.connect() as connection:
            connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": key})
            yield


def mutex_for(engine: Engine, directory: Path) -> ProjectMutex:
    """Return the mutex that fits the database; `directory` is for lock files."""
    return AdvisoryMutex(engine) if engine.dialect.name == "postgresql" else FileMutex(directory)
