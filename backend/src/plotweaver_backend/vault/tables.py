"""Rows of stored secrets."""

from __future__ import annotations

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from plotweaver_backend.database.base import Base


class SecretRow(Base):
    """A secret. `sealed` is bound to the row's key: moved into another row it does not open.

    `kind`: what it opens. `project`: the book that it is of; empty: the whole installation's. `name`: whose it is, a
    provider's or a remote's. `last_four`: its end, for people to recognise it by. `set_by` is an account, empty for the
    terminal. `set_at`: Unix seconds.
    """

    __tablename__ = "secrets"

    kind: Mapped[str] = mapped_column(primary_key=True)
    project: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    sealed: Mapped[str] = mapped_column(Text)
    last_four: Mapped[str]
    set_by: Mapped[str] = mapped_column(index=True)
    set_at: Mapped[int]
