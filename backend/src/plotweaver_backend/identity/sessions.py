"""Sessions and the rotation of their refresh tokens.

A refresh token is shown once and gives the next one. That is `HMAC(server key, shown token)`, so several tabs that show
one token at the same moment all get the same next one, and the session stays one line of tokens (RFC 9700, 4.14).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, bindparam, delete, select, update
from sqlalchemy.orm import Session

from plotweaver_backend.audit.acting import acting
from plotweaver_backend.http.reading import Questions
from plotweaver_backend.identity.secrets import digest, new_id, new_token, successor
from plotweaver_backend.identity.tables import AccountRow, RefreshTokenRow, SessionRow

#: A session's end, fixed when it begins, in seconds.
LIFETIME = 30 * 24 * 3600
#: How long a session lasts without a sign of life, in seconds.
IDLE = 14 * 24 * 3600
#: How many an account has at once; one more ends the one that was used longest ago.
MOST = 50
#: How long the token before the newest still gets the newest, in seconds: for tabs that refresh at once, and for an
#: answer that was lost. Whoever stole it and comes later is noticed.
GRACE = 60

_HOLDER = (
    select(AccountRow.id, AccountRow.name, AccountRow.email, AccountRow.site_role)
    .join(SessionRow, SessionRow.account == AccountRow.id)
    .where(SessionRow.id == bindparam("session"))
    .where(SessionRow.revoked_at.is_(None), SessionRow.ends_at > bindparam("now"))
    .where(SessionRow.used_at > bindparam("quiet"))
)


@dataclass(frozen=True)
class Opened:
    """A session with its current refresh token. `lasts`: seconds until it ends if nobody uses it."""

    session: str
    account: str
    refresh_token: str
    lasts: int


@dataclass(frozen=True)
class Replayed:
    """A session that ended because an old refresh token was shown again."""

    session: str
    account: str


def start(db: Session, account: str, way: str, now: int) -> Opened:
    """Open a session for `account`. Its end is fixed now; refreshing does not move it.

    Args:
        db: the transaction to do it in.
        account: whose it is.
        way: how they proved who they are.
        now: Unix seconds.
    """
    who = acting()
    row = SessionRow(
        id=new_id(),
        account=account,
        way=way,
        address=who.address,
        client=who.client,
        created_at=now,
        confirmed_at=now,
        used_at=now,
        ends_at=now + LIFETIME,
        revoked_at=None,
    )
    token = new_token()
    db.add(row)
    db.flush()
    db.add(RefreshTokenRow(hash=digest(token), session=row.id, generation=0, made_at=now))
    return Opened(row.id, account, token, _lasts(row, now))


def refresh(db: Session, token: str, key: bytes, now: int) -> Opened | Replayed | None:
    """Rotate `token`.

    The newest token gets its successor. The one before it gets the same successor again, for a moment: its first
    answer may have been lost, or several tabs refreshed at once. Any other was stolen or copied: the session ends.

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
    newest = _newest(db, session.id)
    repeated = newest.generation == shown.generation + 1 and now - newest.made_at <= GRACE
    if newest.generation != shown.generation and not repeated:
        session.revoked_at = now
        return Replayed(session.id, session.account)
    following = successor(key, token)
    if not repeated:
        row = RefreshTokenRow(hash=digest(following), session=session.id, generation=shown.generation + 1, made_at=now)
        db.add(row)
    who = acting()
    session.used_at, session.address, session.client = now, who.address, who.client
    return Opened(session.id, session.account, following, _lasts(session, now))


def holder(questions: Questions, session: str, now: int) -> Row[Any] | None:
    """Return whose session this is (`id`, `name`, `email`, `site_role`), if it is alive."""
    return questions.row(_HOLDER, session=session, now=now, quiet=now - IDLE)


def of_token(db: Session, token: str) -> SessionRow | None:
    """Return the session that a refresh token, new or old, was made for."""
    shown = db.get(RefreshTokenRow, digest(token))
    return None if shown is None else db.get(SessionRow, shown.session)


def alive_of(db: Session, account: str, now: int) -> list[SessionRow]:
    """Return the account's sessions that are alive, the one used last first."""
    alive = (SessionRow.revoked_at.is_(None), SessionRow.ends_at > now, SessionRow.used_at > now - IDLE)
    query = select(SessionRow).where(SessionRow.account == account, *alive)
    return list(db.scalars(query.order_by(SessionRow.used_at.desc(), SessionRow.id)))


def revoke(db: Session, session: str, now: int) -> bool:
    """End a session; return whether it had not been ended before."""
    ending = update(SessionRow).where(SessionRow.id == session, SessionRow.revoked_at.is_(None))
    return len(db.scalars(ending.values(revoked_at=now).returning(SessionRow.id)).all()) == 1


def run_out(db: Session, now: int) -> list[SessionRow]:
    """Return sessions whose time is over and that nobody ended yet."""
    over = (SessionRow.ends_at <= now) | (SessionRow.used_at <= now - IDLE)
    return list(db.scalars(select(SessionRow).where(SessionRow.revoked_at.is_(None), over)))


def revoked_since(db: Session, moment: int) -> list[str]:
    """Return ids of sessions that were ended at or after `moment`."""
    return list(db.scalars(select(SessionRow.id).where(SessionRow.revoked_at >= moment)))


def forget_ended(db: Session, before: int) -> None:
    """Remove sessions that were ended before a moment, with their tokens."""
    ended = select(SessionRow.id).where(SessionRow.revoked_at < before)
    db.execute(delete(RefreshTokenRow).where(RefreshTokenRow.session.in_(ended)))
    db.execute(delete(SessionRow).where(SessionRow.revoked_at < before))


def is_alive(row: SessionRow, now: int) -> bool:
    """Whether the session is neither ended nor expired."""
    return row.revoked_at is None and _lasts(row, now) > 0


def _lasts(row: SessionRow, now: int) -> int:
    return min(row.ends_at, row.used_at + IDLE) - now


def _newest(db: Session, session: str) -> RefreshTokenRow:
    tokens = select(RefreshTokenRow).where(RefreshTokenRow.session == session)
    return db.scalars(tokens.order_by(RefreshTokenRow.generation.desc()).limit(1)).one()
