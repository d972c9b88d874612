"""One row of a book: asked for by the book that somebody was let into, and by its id only besides."""

from __future__ import annotations

from typing import TypeVar

from plotweaver_kit.problems import ProblemError
from sqlalchemy import select
from sqlalchemy.orm import Session

from plotweaver_backend.database.base import Base

Row = TypeVar("Row", bound=Base)


def row_of_book(db: Session, table: type[Row], project: str, row: str, lock: bool = False) -> Row:
    """Return a row of a book.

    Args:
        db: the transaction.
        table: one with columns `id` and `project`.
        project: the book's id.
        row: the row's.
        lock: whether no other transaction may change it meanwhile.

    Raises:
        ProblemError: `not_found`, also for another book's row.
    """
    if "\0" in row:  # PostgreSQL knows no such text
        raise ProblemError("not_found")
    query = select(table).filter_by(id=row, project=project)
    found = db.scalar(query.with_for_update() if lock else query)
    if found is None:
        raise ProblemError("not_found")
    return found
