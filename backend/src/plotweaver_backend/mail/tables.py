"""Rows of letters that wait to be sent."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON
from sqlalchemy.orm import Mapped, mapped_column

from plotweaver_backend.database.base import Base


class LetterRow(Base):
    """A letter: what it is about, and no secret. Times are Unix seconds.

    `due_at` is when it is tried next; whoever tries it moves that on first, so that nobody else does.
    """

    __tablename__ = "letters"

    id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    data: Mapped[dict[str, Any]] = mapped_column(JSON)
    tries: Mapped[int]
    created_at: Mapped[int]
    due_at: Mapped[int] = mapped_column(index=True)
