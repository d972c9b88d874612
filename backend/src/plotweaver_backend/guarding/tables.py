"""Rows of protected branches."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from plotweaver_backend.database.base import Base


class ProtectionRow(Base):
    """Branches that only some may write on. `pattern`: a name, or several by `*`; `role`: the least that may."""

    __tablename__ = "protected_branches"

    project: Mapped[str] = mapped_column(primary_key=True)
    pattern: Mapped[str] = mapped_column(primary_key=True)
    role: Mapped[str]
