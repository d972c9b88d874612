"""Finding comments in the database, and showing them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from plotweaver_contracts import comments as wire
from plotweaver_contracts.generation import Proposer
from sqlalchemy import select
from sqlalchemy.orm import Session

from plotweaver_backend.comments.tables import CommentRow, RemarkRow

#: As many comments of a book are told of at once.
LISTED = 500


def comments_of(db: Session, project: str) -> Sequence[CommentRow]:
    """Return a book's comments."""
    return db.scalars(
        select(CommentRow).where(CommentRow.project == project).order_by(CommentRow.id).limit(LISTED)
    ).all()


def remarks_of(db: Session, comments: Iterable[str]) -> dict[str, list[RemarkRow]]:
    """Return what was said in comments, the oldest first."""
    query = select(RemarkRow).where(RemarkRow.comment.in_(list(comments)))
    rows = db.scalars(query.order_by(RemarkRow.comment, RemarkRow.position))
    return {comment: [*group] for comment, group in groupby(rows, lambda row: row.comment)}


def settled_by(row: CommentRow) -> Proposer | None:
    """Return who settled a comment."""
    return None if row.settled_account is None else Proposer(account=row.settled_account, name=row.settled_name or "")


def said(rows: Iterable[RemarkRow]) -> list[wire.Remark]:
    """Return remarks as they go over the wire."""
    return [wire.Remark(by=Proposer(account=row.account, name=row.name), text=row.text, at=row.at) for row in rows]
