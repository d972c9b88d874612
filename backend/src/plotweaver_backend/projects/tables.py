"""Rows of the shelf, and of books that are gone from it."""

from __future__ import annotations

from sqlalchemy import JSON
from sqlalchemy.orm import Mapped, mapped_column

from plotweaver_backend.database.base import Base


class ProjectRow(Base):
    """A book. Title, words and date are what its version `commit` says, kept for the shelf."""

    __tablename__ = "projects"

    id: Mapped[str] = mapped_column(primary_key=True)
    commit: Mapped[str]
    title: Mapped[str]
    words: Mapped[int]
    updated_at: Mapped[str]


class RemovedBookRow(Base):
    """A book that was deleted at `at` (Unix seconds).

    Until `cleared` its repository may still be on the disk, and what the workflow engine recorded of its `runs`.
    """

    __tablename__ = "removed_books"

    project: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[int]
    cleared: Mapped[bool]
    runs: Mapped[list[str]] = mapped_column(JSON)
