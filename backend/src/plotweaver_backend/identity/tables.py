"""Rows of identity: accounts, sessions and their tokens, single-use tokens, memberships."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from plotweaver_backend.database.base import Base


class AccountRow(Base):
    """A person. Times everywhere are Unix seconds.

    `left_at`: when it was deleted; its id stays, and nothing else. `verified_at`: when it was shown that the e-mail is
    theirs. `new_email` waits for that. `password_long`: whether the password is one that nothing else need be asked
    beside.
    """

    __tablename__ = "accounts"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    email: Mapped[str] = mapped_column(unique=True)
    verified_at: Mapped[int | None]
    new_email: Mapped[str | None]
    password_hash: Mapped[str | None]
    password_long: Mapped[bool]
    site_role: Mapped[str]
    created_at: Mapped[int]
    left_at: Mapped[int | None] = mapped_column(default=None)


class SessionRow(Base):
    """A signed-in device: the family that its refresh tokens belong to.

    `way`: how the person signed in. `confirmed_at`: when they last proved that it is them, at sign-in or asked again.
    `address`, `client` and `used_at` are those of the last refresh.
    """

    __tablename__ = "sessions"

    id: Mapped[str] = mapped_column(primary_key=True)
    account: Mapped[str] = mapped_column(ForeignKey("accounts.id"), index=True)
    way: Mapped[str]
    address: Mapped[str]
    client: Mapped[str]
    created_at: Mapped[int]
    confirmed_at: Mapped[int]
    used_at: Mapped[int]
    ends_at: Mapped[int]
    revoked_at: Mapped[int | None] = mapped_column(index=True)


class RefreshTokenRow(Base):
    """A refresh token, by hash. `generation` counts rotations within the session."""

    __tablename__ = "refresh_tokens"

    hash: Mapped[str] = mapped_column(primary_key=True)
    session: Mapped[str] = mapped_column(ForeignKey("sessions.id"), index=True)
    generation: Mapped[int]
    made_at: Mapped[int]


class OneTimeTokenRow(Base):
    """A single-use token, by hash. `purpose`: what it may be used for; `subject`: whom or what it is about."""

    __tablename__ = "one_time_tokens"
    __table_args__ = (Index("ix_one_time_tokens_purpose_subject", "purpose", "subject"),)

    hash: Mapped[str] = mapped_column(primary_key=True)
    purpose: Mapped[str]
    subject: Mapped[str]
    data: Mapped[dict[str, Any]] = mapped_column(JSON)
    created_at: Mapped[int]
    ends_at: Mapped[int] = mapped_column(index=True)
    used_at: Mapped[int | None]


class MembershipRow(Base):
    """Someone's role in a project. `chapters`: the folders of the chapters that a writer may change; None: all."""

    __tablename__ = "memberships"

    project: Mapped[str] = mapped_column(primary_key=True)
    account: Mapped[str] = mapped_column(ForeignKey("accounts.id"), primary_key=True, index=True)
    role: Mapped[str]
    chapters: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True), default=None)


class SharingRow(Base):
    """Who may read a project without a role in it. Without a row it is private."""

    __tablename__ = "project_sharing"

    project: Mapped[str] = mapped_column(primary_key=True)
    visibility: Mapped[str]


class SiteSettingRow(Base):
    """What an administrator decided for the whole installation, by name."""

    __tablename__ = "site_settings"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
