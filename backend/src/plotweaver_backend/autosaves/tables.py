"""Rows of autosaves. They are in no repository: no history, mirror or clone can hold them."""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from plotweaver_backend.database.base import Base


class AutosaveRow(Base):
    """A copy of a scene's words. Times are Unix milliseconds.

    `kind`: written in the book, or only to be suggested; `shared`: they are in a version or a suggestion, or were left.
    """

    __tablename__ = "autosaves"
    __table_args__ = (UniqueConstraint("account", "project", "branch", "kind", "scene", "revision"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    account: Mapped[str]
    project: Mapped[str]
    branch: Mapped[str]
    kind: Mapped[str]
    scene: Mapped[str]
    revision: Mapped[int]
    mark: Mapped[str]
    base: Mapped[str]
    path: Mapped[str]
    head: Mapped[str]
    prose: Mapped[str]
    pasted: Mapped[list[str]] = mapped_column(JSON)
    device: Mapped[str]
    began_at: Mapped[int] = mapped_column(BigInteger)
    kept_at: Mapped[int] = mapped_column(BigInteger, index=True)
    shared: Mapped[bool]
