"""Rows of changes on their way, and of those that arrived."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from plotweaver_backend.database.base import Base


class IntentRow(Base):
    """A change. `seq` is null while `ref` may or may not have moved from `before` to `commit` (null: to nothing)."""

    __tablename__ = "intents"

    change_id: Mapped[str] = mapped_column(primary_key=True)
    project: Mapped[str] = mapped_column(index=True)
    digest: Mapped[str]
    before: Mapped[str | None]
    ref: Mapped[str]
    commit: Mapped[str | None]
    actor: Mapped[str]
    merged: Mapped[bool]
    seq: Mapped[int | None]
