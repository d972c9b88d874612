"""Rows of linked identities, and of visits that have not come back yet."""

from __future__ import annotations

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from plotweaver_backend.database.base import Base


class IdentityRow(Base):
    """A way to sign in: whoever `issuer` calls `subject` is `account`. Nothing else ever says so, no e-mail address.

    `label` is what the provider called the person, for them to recognise it by. Times are Unix seconds.
    """

    __tablename__ = "identities"
    __table_args__ = (UniqueConstraint("issuer", "subject"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    issuer: Mapped[str]
    subject: Mapped[str]
    account: Mapped[str] = mapped_column(ForeignKey("accounts.id"), index=True)
    provider: Mapped[str]
    label: Mapped[str]
    linked_at: Mapped[int]
    used_at: Mapped[int | None]


class VisitRow(Base):
    """A visit to a provider, by the hash of its state; gone once it came back.

    `browser` is the hash of the cookie of the browser that began it. `session` is set where one is signed in already.
    """

    __tablename__ = "provider_visits"

    hash: Mapped[str] = mapped_column(primary_key=True)
    browser: Mapped[str]
    provider: Mapped[str]
    purpose: Mapped[str]
    account: Mapped[str | None] = mapped_column(ForeignKey("accounts.id"))
    session: Mapped[str | None]
    nonce: Mapped[str]
    verifier: Mapped[str]
    back: Mapped[str]
    ends_at: Mapped[int] = mapped_column(index=True)
