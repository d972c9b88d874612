"""Rows of quality reports, and how far the log was read for them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON
from sqlalchemy.orm import Mapped, mapped_column

from plotweaver_backend.database.base import Base


class ReportRow(Base):
    """What the checks say of one tree of a book: every version of the same text has the same report.

    `rules`: lists of a rule's id, severity and count. `waived`, `stale`: as `plotweaver_contracts.quality` has them.
    `found`: every finding of a newer version, whole (`findings.whole`), so that who starts again need not look for it;
    null of older ones.
    """

    __tablename__ = "quality_reports"

    project: Mapped[str] = mapped_column(primary_key=True)
    tree: Mapped[str] = mapped_column(primary_key=True)
    words: Mapped[int]
    overall: Mapped[float | None]
    dimensions: Mapped[dict[str, float]] = mapped_column(JSON)
    rules: Mapped[list[Any]] = mapped_column(JSON)
    waived: Mapped[list[Any]] = mapped_column(JSON)
    stale: Mapped[list[Any]] = mapped_column(JSON)
    required: Mapped[dict[str, float]] = mapped_column(JSON)
    below: Mapped[dict[str, float]] = mapped_column(JSON)
    found: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True), deferred=True)
    at: Mapped[str]


class ReportCursorRow(Base):
    """The one row that says up to which event reports were made."""

    __tablename__ = "quality_cursor"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    seq: Mapped[int]
