"""Tables whose rows are added and never changed: the database itself refuses everything else."""

from __future__ import annotations

from sqlalchemy import Connection, inspect, text

from plotweaver_backend.database.base import Base

#: Key in a table's `info` that asks for this.
APPEND_ONLY = "append_only"

_SQLITE = """
CREATE TRIGGER IF NOT EXISTS {table}_keeps_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""
_FUNCTION = """
CREATE OR REPLACE FUNCTION {table}_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{table} is append-only'; END $$
"""
_POSTGRES = """
CREATE OR REPLACE TRIGGER {table}_keeps BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION {table}_is_append_only()
"""


def keep_append_only(connection: Connection) -> None:
    """Guard every such table that there is. Calling it again changes nothing."""
    there = set(inspect(connection).get_table_names())
    for table in Base.metadata.sorted_tables:
        if table.info.get(APPEND_ONLY) and table.name in there:
            for statement in _statements(connection.dialect.name):
                connection.execute(text(statement.format(table=table.name)))


def _statements(dialect: str) -> list[str]:
    if dialect == "postgresql":
        return [_FUNCTION, _POSTGRES]
    return [_SQLITE.replace("{verb}", verb) for verb in ("UPDATE", "DELETE")]
