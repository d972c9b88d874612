"""Sessions and the rotation of their refresh tokens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, bindparam, func, select
from sqlalchemy.orm import Session

from plotweaver_backend.http.reading import Questions
from plotweaver_backend.identity.secrets import digest, new_id, new_token, successor
from plotweaver_backend.identity.tables import AccountRow, RefreshTokenRow, SessionRow

LIFETIME = 30 * 24 * 3600

_HOLDER = (
    select(AccountRow.id, AccountRow.name, AccountRow.email, AccountRow.site_role)
    .join(SessionRow, SessionRow.account == AccountRow.id)
    .where(SessionRow.id == bindparam("session"))
    .where(SessionRow.revoked_at.is_(None), SessionRow.ends_at > bindparam("now"))
)


@dataclass(frozen=True)
class Opened:
    """A session with its current refresh token."""

    session: str
    account: str
    refresh_token: str
    ends_at: int


@dataclass(frozen=True)
class Replayed:
    """A session that ended because an old refresh token was shown again."""

    session: str
    account: str


def start(db: Session, account: str, now: int) -> Opened:
    """Open a session for `account`. Its end is fixed now; refreshing does not move it."""
    row = SessionRow(
        id=new_id(), account=account, created_at=now, confirmed_at=now, ends_at=now + LIFETIME, revoked_at=None
    )
    token = new_token()
    db.add(row)
    db.flush()
    db.add(RefreshTokenRow(hash=digest(token), session=row.id, generation=0))
    return Opened(row.id, account, token, row.ends_at)


def refresh(db: Session, token: str, key: bytes, now: int) -> Opened | Replayed | None:
    """Rotate `token`.

    The newest token gets its successor. The one before it gets the same successor again: its first answer
    may have been lost, or several tabs refreshed at once. An older one was stolen or copied: the whole
    session ends.

    Returns:
        The session with its new token; `Replayed` if it was ended now; None if there is none to refresh.
    """
    shown = db.get(RefreshTokenRow, digest(token))
    if shown is None:
        return None
    # the lock makes rotations of one session follow each other on PostgreSQL; SQLite has one writer anyway
    session = db.get_one(SessionRow, shown.session, with_for_update=True, populate_existing=True)
    if not is_alive(session, now):
        return None
    newest = db.scalar(select(func.max(RefreshTokenRow.generation)).where(RefreshTokenRow.session == session.id))
    if newest is None or newest > shown.generation + 1:
        session.revoked_at = now
        return Replayed(session.id, session.account)
    following = successor(key, token)
    if newest == shown.generation:
        row = RefreshTokenRow(hash=digest(following), session=session.id, generation=newest + 1)
        db.add(row)
    return Opened(session.id, session.account, following, session.ends_at)


def holder(questions: Questions, session: str, now: int) -> Row[Any] | None:
    """Return whose session this is (`id`, `name`, `email`, `site_role`), if it is alive."""
    return questions.row(_HOLDER, session=session, now=now)


def revoke(db: Session, session: str, now: int) -> None:
    """End a session."""
    row = db.get(SessionRow, session)
    if row is not None and row.revoked_at is None:
        row.revoked_at = now


def revoked_since(db: Session, moment: int) -> list[str]:
    """Return ids of sessions that were ended at or after `moment`."""
    return list(db.scalars(select(SessionRow.id).where(SessionRow.revoked_at >= moment)))


def is_alive(row: SessionRow, now: int) -> bool:
    """Whether the session is neither ended nor expired."""
    return row.revoked_at is None and row.ends_at > now
