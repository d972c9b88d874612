"""Engines: SQLite made durable and safe between writing processes, or PostgreSQL."""

from __future__ import annotations

import sqlite3
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import ConnectionPoolEntry

#: How long a SQLite writer waits for another one.
BUSY_MILLISECONDS = 30_000

#: Connection execution option of a transaction that only reads; SQLite then takes no write lock.
READ_ONLY = "plotweaver_read_only"


def make_engine(url: str) -> Engine:
    """Return an engine for `sqlite:///…` or `postgresql://…` (spoken to by psycopg).

    Raises:
        ValueError: another database.
    """
    address = make_url(url)
    backend = address.get_backend_name()
    if backend == "postgresql":
        # whatever the server's default is: an answer to our users is a promise
        durable = with_option(address, "synchronous_commit=on")
        return create_engine(address.set(drivername="postgresql+psycopg"), pool_pre_ping=True, connect_args=durable)
    if backend != "sqlite":
        raise ValueError(f"PlotWeaver runs on sqlite or postgresql, not on {backend}")
    engine = create_engine(address)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def with_option(address: URL, option: str) -> dict[str, str]:
    """Return what a PostgreSQL connection is told besides what its address says already."""
    given = address.query.get("options", ())
    return {"options": " ".join([*([given] if isinstance(given, str) else given), f"-c {option}"])}


def session_factory(engine: Engine) -> sessionmaker[Session]:
    """Return a factory of sessions: `with sessions.begin() as db` is one transaction."""
    return sessionmaker(engine, expire_on_commit=False)


def _prepare_sqlite(connection: sqlite3.Connection, _record: ConnectionPoolEntry) -> None:
    # the driver must not begin transactions by itself: its deferred BEGIN loses writes between processes
    connection.isolation_level = None
    # first, since switching to WAL itself may have to wait for another process
    connection.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")
    # REPLACE deletes, too, and what may not be deleted is kept by a trigger
    connection.execute("PRAGMA recursive_triggers=ON")


def _begin_immediate(connection: Connection) -> None:
    if connection.get_execution_options().get(READ_ONLY, False):
        # takes no lock, so nothing can go wrong that SQLAlchemy would have to tell; through it this takes as long as
        # many a question
        driver: Any = connection.connection.driver_connection
        driver.execute("BEGIN")
    else:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
