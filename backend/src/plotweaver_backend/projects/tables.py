"""Rows of the shelf."""

from __future__ import annotations

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
