"""Single-use tokens: for a purpose, about a subject, until they end; stored as a hash.

Sign-in links, password resets, e-mail verification and invitations are such tokens.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import CursorResult, delete, select, update
from sqlalchemy.orm import Session

from plotweaver_backend.identity.secrets import digest, new_token
from plotweaver_backend.identity.tables import OneTimeTokenRow


@dataclass(frozen=True)
class Purpose:
    """What a token is for, and how long it works, in seconds. A token for one purpose opens nothing else."""

    name: str
    lifetime: int


@dataclass(frozen=True)
class OneTime:
    """What a token that still works is about. Times are Unix seconds."""

    subject: str
    data: dict[str, Any]
    ends_at: int


def issue(db: Session, purpose: Purpose, subject: str, now: int, **data: Any) -> str:
    """Store a new token about `subject` (an account, an address, an invitation) and return it.

    Args:
        db: the transaction to do it in.
        purpose: what it is for.
        subject: whom or what it is about.
        now: Unix seconds.
        data: what its use has to know besides; stored as it is, so no secrets.
    """
    token = new_token()
    row = OneTimeTokenRow(
        hash=digest(token),
        purpose=purpose.name,
        subject=subject,
        data=data,
        created_at=now,
        ends_at=now + purpose.lifetime,
        used_at=None,
    )
    db.add(row)
    return token


def look(db: Session, purpose: Purpose, token: str, now: int) -> OneTime | None:
    """Return what `token` is about without using it up; None if it is used, ended, or no such token."""
    row = db.get(OneTimeTokenRow, digest(token))
    if row is None or row.purpose != purpose.name or row.used_at is not None or row.ends_at <= now:
        return None
    return OneTime(row.subject, row.data, row.ends_at)


def redeem(db: Session, purpose: Purpose, token: str, now: int) -> OneTime | None:
    """Use `token` up and return what it is about; None if it is used, ended, or no such token.

    Of several who redeem one token at once, one gets it.
    """
    claim = update(OneTimeTokenRow).where(
        OneTimeTokenRow.hash == digest(token),
        OneTimeTokenRow.purpose == purpose.name,
        OneTimeTokenRow.used_at.is_(None),
        OneTimeTokenRow.ends_at > now,
    )
    result = db.execute(claim.values(used_at=now).execution_options(synchronize_session=False))
    if not isinstance(result, CursorResult) or result.rowcount != 1:
        return None
    row = db.get_one(OneTimeTokenRow, digest(token), populate_existing=True)
    return OneTime(row.subject, row.data, row.ends_at)


def withdraw(db: Session, purpose: Purpose, subject: str, now: int) -> None:
    """Make every unused token for `purpose` about `subject` useless."""
    unused = (
        OneTimeTokenRow.purpose == purpose.name,
        OneTimeTokenRow.subject == subject,
        OneTimeTokenRow.used_at.is_(None),
    )
    db.execute(update(OneTimeTokenRow).where(*unused).values(used_at=now).execution_options(synchronize_session=False))


def waiting(db: Session, purpose: Purpose, subject: str, now: int) -> bool:
    """Whether there is a token for `purpose` about `subject` that still works."""
    alive = select(OneTimeTokenRow.hash).where(
        OneTimeTokenRow.purpose == purpose.name,
        OneTimeTokenRow.subject == subject,
        OneTimeTokenRow.used_at.is_(None),
        OneTimeTokenRow.ends_at > now,
    )
    return db.scalar(alive.limit(1)) is not None


def forget_ended(db: Session, before: int) -> None:
    """Remove tokens that ended before a moment."""
    db.execute(delete(OneTimeTokenRow).where(OneTimeTokenRow.ends_at < before))
