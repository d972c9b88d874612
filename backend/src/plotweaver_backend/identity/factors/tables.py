"""Rows of second factors."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from plotweaver_backend.database.base import Base


class FactorRow(Base):
    """The app that makes an account's codes. Times are Unix seconds.

    `secret` is sealed. Until `begun_at` it is only offered, and no code is asked for. `last_step`: the newest code that
    was used; that one, and any older one, is worth nothing. `salt`: of this account's recovery codes.
    """

    __tablename__ = "factors"

    account: Mapped[str] = mapped_column(ForeignKey("accounts.id"), primary_key=True)
    secret: Mapped[str]
    salt: Mapped[str]
    offered_at: Mapped[int]
    begun_at: Mapped[int | None]
    last_step: Mapped[int]


class RecoveryCodeRow(Base):
    """A recovery code, by hash."""

    __tablename__ = "recovery_codes"

    account: Mapped[str] = mapped_column(ForeignKey("accounts.id"), primary_key=True)
    hash: Mapped[str] = mapped_column(primary_key=True)
    used_at: Mapped[int | None]
