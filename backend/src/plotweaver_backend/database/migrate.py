"""Bring a database to the schema of this version."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

from plotweaver_backend.database.appending import keep_append_only

if TYPE_CHECKING:
    from alembic.config import Config

#: Key of the advisory lock that lets one process migrate at a time on PostgreSQL.
MIGRATION_LOCK = 0x506C6F74

_MIGRATIONS = Path(__file__).with_name("migrations")


def migrate(engine: Engine) -> None:
    """Apply the revisions that the database lacks, all or none. Processes may call this at the same time.

    A database from before there were revisions is brought to the first one: that makes only what is missing.
    """
    with engine.begin() as connection:
        # on SQLite the transaction itself keeps others out: it begins with the write lock
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": MIGRATION_LOCK})
        if revision_of(connection) != newest_revision():
            # imported here, since most starts have nothing to apply and this takes longer than all the rest
            from alembic import command

            command.upgrade(config_for(connection), "head")
            keep_append_only(connection)


def revision_of(connection: Connection) -> str | None:
    """Return the revision that the database is at, None before the first."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def newest_revision() -> str:
    """Return the newest revision of this version: revisions are numbered, `r0001_…`, in one line."""
    return max((path.stem[1:5] for path in (_MIGRATIONS / "versions").glob("r[0-9]*.py")), default="0000")


def config_for(connection: Connection) -> Config:
    """Return Alembic's configuration for work on `connection`."""
    from alembic.config import Config

    config = Config()
    # Alembic reads a percent sign as the beginning of a name
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("file_template", "r%%(rev)s_%%(slug)s")
    config.attributes["connection"] = connection
    return config
