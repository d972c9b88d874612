"""Rows of answers that were given."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from plotweaver_backend.database.base import Base


class StoredAnswerRow(Base):
    """A success, by caller, operation and key. `request` is a hash of what was asked."""

    __tablename__ = "stored_answers"

    id: Mapped[str] = mapped_column(primary_key=True)
    request: Mapped[str]
    answer: Mapped[str]
    created_at: Mapped[int] = mapped_column(index=True)
