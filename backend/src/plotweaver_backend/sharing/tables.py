"""Rows of invitations and of ownership on offer."""

from __future__ import annotations

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from plotweaver_backend.database.base import Base


class InvitationRow(Base):
    """An invitation into a book. Its links are single-use tokens about its id. Times are Unix seconds."""

    __tablename__ = "invitations"

    id: Mapped[str] = mapped_column(primary_key=True)
    project: Mapped[str] = mapped_column(index=True)
    role: Mapped[str]
    chapters: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    email: Mapped[str | None]
    by: Mapped[str] = mapped_column(ForeignKey("accounts.id"))
    created_at: Mapped[int]
    ends_at: Mapped[int]
    used_by: Mapped[str | None]
    closed_at: Mapped[int | None]


class OfferRow(Base):
    """A book that its owner offers to a member. `stay`: whether its owner stays one, too."""

    __tablename__ = "ownership_offers"

    project: Mapped[str] = mapped_column(primary_key=True)
    account: Mapped[str] = mapped_column(ForeignKey("accounts.id"))
    by: Mapped[str] = mapped_column(ForeignKey("accounts.id"))
    stay: Mapped[bool]
    ends_at: Mapped[int]
