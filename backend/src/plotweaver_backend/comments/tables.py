"""Rows of comments and of what was said in them."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from plotweaver_backend.database.base import Base


class CommentRow(Base):
    """A comment on the words `quote`, which stood from `start` to `end` in the file `path` of the version `base`.

    Without words it is on the scene as a whole, or on the `chapter` (its slug) that the scene stood in.

    Never changed but for who settled it: where the words are now is computed of the version that is read.
    """

    __tablename__ = "comments"

    id: Mapped[str] = mapped_column(primary_key=True)
    project: Mapped[str] = mapped_column(index=True)
    scene: Mapped[str]
    path: Mapped[str]
    branch: Mapped[str]
    base: Mapped[str]
    start: Mapped[int]
    end: Mapped[int]
    quote: Mapped[str]
    chapter: Mapped[str | None] = mapped_column(default=None)
    settled_account: Mapped[str | None] = mapped_column(default=None)
    settled_name: Mapped[str | None] = mapped_column(default=None)


class RemarkRow(Base):
    """What somebody said: the first of a comment, or an answer. `at`: Unix seconds."""

    __tablename__ = "comment_remarks"

    id: Mapped[str] = mapped_column(primary_key=True)
    comment: Mapped[str] = mapped_column(ForeignKey("comments.id"), index=True)
    position: Mapped[int]
    account: Mapped[str]
    name: Mapped[str]
    text: Mapped[str]
    at: Mapped[int]
