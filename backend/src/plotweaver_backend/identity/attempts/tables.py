"""Rows of attempts."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from plotweaver_backend.database.base import Base


class AttemptRow(Base):
    """How often something was tried lately. Times are Unix seconds.

    `key` is a hash: what people typed as their e-mail is nobody's business, least of all if they have no account.
    """

    __tablename__ = "attempts"

    key: Mapped[str] = mapped_column(primary_key=True)
    count: Mapped[int]
    waits_until: Mapped[int]
    forgotten_at: Mapped[int] = mapped_column(index=True)
