"""Bring a database to the schema of this version."""

from __future__ import annotations

from sqlalchemy import Engine, text

from plotweaver_backend.database.base import Base

#: Key of the advisory lock that lets one process migrate at a time on PostgreSQL.
MIGRATION_LOCK = 0x506C6F74


def migrate(engine: Engine) -> None:
    """Create what is missing. Import the features' tables first; processes may call this at the same time."""
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": MIGRATION_LOCK})
        Base.metadata.create_all(connection)
