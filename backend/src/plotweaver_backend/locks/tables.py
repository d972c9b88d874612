"""Rows of locks."""

from __future__ import annotations

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from plotweaver_backend.database.base import Base


class LockRow(Base):
    """A lock; at most one for each thing that can be kept. Times are Unix seconds; no end: until it is let go."""

    __tablename__ = "locks"
    __table_args__ = (UniqueConstraint("project", "kind", "target"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    project: Mapped[str] = mapped_column(index=True)
    kind: Mapped[str]
    target: Mapped[str]
    level: Mapped[str]
    holder: Mapped[str]
    name: Mapped[str]
    reason: Mapped[str]
    fence: Mapped[int]
    taken_at: Mapped[int]
    ends_at: Mapped[int | None]


class LockRequestRow(Base):
    """Somebody who asks that a lock be let go."""

    __tablename__ = "lock_requests"

    lock: Mapped[str] = mapped_column(primary_key=True)
    account: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    note: Mapped[str]
    at: Mapped[int]


class LockFenceRow(Base):
    """The newest fence of a book: a number that only grows."""

    __tablename__ = "lock_fences"

    project: Mapped[str] = mapped_column(primary_key=True)
    fence: Mapped[int]
