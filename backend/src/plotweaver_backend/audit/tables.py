"""Rows of the audit log."""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Integer
from sqlalchemy.orm import Mapped, mapped_column

from plotweaver_backend.database.appending import APPEND_ONLY
from plotweaver_backend.database.base import Base


class AuditRow(Base):
    """One thing that somebody did or was refused. `at`: Unix seconds.

    Accounts and books are named by id only: what they were called goes when they go.
    """

    __tablename__ = "audit_log"
    __table_args__ = ({"info": {APPEND_ONLY: True}},)

    id: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True)
    at: Mapped[int] = mapped_column(BigInteger)
    action: Mapped[str]
    outcome: Mapped[str]
    by: Mapped[str]
    account: Mapped[str] = mapped_column(index=True)
    subject: Mapped[str] = mapped_column(index=True)
    project: Mapped[str | None] = mapped_column(index=True)
    target: Mapped[str]
    detail: Mapped[dict[str, str]] = mapped_column(JSON)
    address: Mapped[str]
    client: Mapped[str]
