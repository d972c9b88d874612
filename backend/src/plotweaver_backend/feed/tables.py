"""Rows of the log."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON
from sqlalchemy.orm import Mapped, mapped_column

from plotweaver_backend.database.base import Base


class FeedHeadRow(Base):
    """The one row that numbers events: whoever holds it writes next, so `seq` is the order of commit."""

    __tablename__ = "feed_head"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    seq: Mapped[int]


class EventRow(Base):
    """An event. `objects`: the change's new git objects, if they fit."""

    __tablename__ = "feed_events"

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    type: Mapped[str]
    project: Mapped[str | None] = mapped_column(index=True)
    data: Mapped[dict[str, Any]] = mapped_column(JSON)
    objects: Mapped[bytes | None]
    at: Mapped[str]
