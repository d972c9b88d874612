"""Rows of personal access tokens."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from plotweaver_backend.database.base import Base


class AccessTokenRow(Base):
    """A token, by hash. Times are Unix seconds."""

    __tablename__ = "access_tokens"

    id: Mapped[str] = mapped_column(primary_key=True)
    hash: Mapped[str] = mapped_column(unique=True)
    account: Mapped[str] = mapped_column(ForeignKey("accounts.id"), index=True)
    name: Mapped[str]
    scope: Mapped[str]
    created_at: Mapped[int]
    ends_at: Mapped[int]
    used_at: Mapped[int | None]
    revoked_at: Mapped[int | None]
