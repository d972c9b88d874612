"""Rows of AI policies."""

from __future__ import annotations

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from plotweaver_backend.database.base import Base


class AiPolicyRow(Base):
    """What a book's owner set. Without a row it is as for every new book. Times are Unix seconds."""

    __tablename__ = "ai_policies"

    project: Mapped[str] = mapped_column(primary_key=True)
    rule: Mapped[str]
    providers: Mapped[list[str]] = mapped_column(JSON)
    changed_by: Mapped[str] = mapped_column(ForeignKey("accounts.id"))
    changed_at: Mapped[int]
