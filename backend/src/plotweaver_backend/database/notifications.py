"""Messages between the processes of one installation, through PostgreSQL; on SQLite there is one backend only."""

from __future__ import annotations

import logging
import os
import threading
from collections import defaultdict
from collections.abc import Callable

import psycopg
from sqlalchemy import Connection, Engine, NullPool, create_engine, event, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

log = logging.getLogger(__name__)

#: PostgreSQL carries less than 8000 bytes in one message.
MOST_BYTES = 7_900

_LOOK_SECONDS = 0.5
_START_SECONDS = 5.0
_RETRY_SECONDS = 1.0

Heard = Callable[[str], None]


class Notifications:
    """Hears what any process says, on one connection of its own.

    Listening begins with `start`, in the process that calls it: a server forks after it has put its parts together.

    Args:
        engine: the database; disposing of it ends the listening.
    """

    def __init__(self, engine: Engine) -> None:
        self.shared = engine.dialect.name == "postgresql"
        self._engine = engine
        self._heard: dict[str, list[Heard]] = defaultdict(list)
        self._lock = threading.Lock()
        self._listening: _Listener | None = None
        event.listen(engine, "engine_disposed", lambda _engine: self.stop())

    def subscribe(self, channel: str, heard: Heard) -> None:
        """Call `heard` with every message of `channel`. Before `start`."""
        self._heard[channel].append(heard)

    def start(self) -> None:
        """Listen from now on; returns once we do, or after a few seconds without the database."""
        if not self.shared:
            return
        with self._lock:
            if self._listening is None or not self._listening.lives_here():
                self._listening = _Listener(self._engine, self._heard)
                self._listening.start()
            listening = self._listening
        listening.ready.wait(_START_SECONDS)

    def stop(self) -> None:
        """Listen no more; `start` begins anew."""
        with self._lock:
            listening, self._listening = self._listening, None
        if listening is not None and listening.lives_here():
            listening.ended.set()

    def send(self, database: Session | Connection, channel: str, *messages: str) -> None:
        """Say `messages`, together and in order, to every process once the transaction commits.

        Each has at most `MOST_BYTES` in UTF-8; equal ones of one transaction are heard once.
        """
        if self.shared:
            for message in messages:
                database.execute(text("SELECT pg_notify(:channel, :message)"), {"channel": channel, "message": message})


class _Listener:
    """A thread with a connection, which it makes again when it breaks."""

    def __init__(self, engine: Engine, heard: dict[str, list[Heard]]) -> None:
        self.ready, self.ended = threading.Event(), threading.Event()
        # a pooled connection would be missing from the pool for as long as we listen
        self._engine = create_engine(engine.url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
        self._heard = heard
        self._process = os.getpid()

    def start(self) -> None:
        threading.Thread(target=self._run, name="notifications", daemon=True).start()

    def lives_here(self) -> bool:
        return self._process == os.getpid() and not self.ended.is_set()

    def _run(self) -> None:
        while not self.ended.is_set():
            try:
                self._listen()
            except (SQLAlchemyError, psycopg.Error) as error:
                # what is said meanwhile is lost; who must not miss anything also looks by itself
                log.warning("no notifications from the database, trying again: %s", error)
                self.ready.clear()
                self.ended.wait(_RETRY_SECONDS)

    def _listen(self) -> None:
        with self._engine.connect() as pooled:
            connection = pooled.connection.driver_connection
            if not isinstance(connection, psycopg.Connection):
                raise TypeError("notifications need psycopg")
            for channel in self._heard:
                connection.execute(psycopg.sql.SQL("LISTEN {}").format(psycopg.sql.Identifier(channel)))
            self.ready.set()
            while not self.ended.is_set():
                for message in connection.notifies(timeout=_LOOK_SECONDS):
                    self._hear(message.channel, message.payload)

    def _hear(self, channel: str, payload: str) -> None:
        for heard in self._heard[channel]:
            try:
                heard(payload)
            # one listener's fault must not deafen the others
            except Exception:
                log.exception("a notification on %s was not understood", channel)
