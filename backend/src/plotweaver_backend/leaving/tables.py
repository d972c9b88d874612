"""Rows of books that are gone."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from plotweaver_backend.database.base import Base


class RemovedBookRow(Base):
    """A book that was deleted at `at` (Unix seconds). Until `cleared` its repository may still be on the disk."""

    __tablename__ = "removed_books"

    project: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[int]
    cleared: Mapped[bool]
