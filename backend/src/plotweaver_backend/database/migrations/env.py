"""How Alembic runs here: on the connection, and in the transaction, of `database.migrate`."""

from __future__ import annotations

from alembic import context

from plotweaver_backend.database.base import Base

_given = context.config.attributes

context.configure(
    connection=_given["connection"],
    target_metadata=Base.metadata,
    # SQLite cannot alter most things in place
    render_as_batch=True,
    process_revision_directives=_given.get("directives"),
)
with context.begin_transaction():
    context.run_migrations()
