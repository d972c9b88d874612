"""Making, showing, recognising and withdrawing personal access tokens."""

from __future__ import annotations

from typing import cast

from plotweaver_contracts.tokens import PREFIX, REMEMBERED_SECONDS, NewToken, Scope, Token, TokenHolder, TokenMade
from plotweaver_kit.problems import ProblemError
from sqlalchemy import Select, func, select, update
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend import audit
from plotweaver_backend.clock import Clock, unix_time
from plotweaver_backend.http.reading import reading
from plotweaver_backend.identity.secrets import digest, new_id, new_token
from plotweaver_backend.identity.signals import Signals
from plotweaver_backend.tokens.tables import AccessTokenRow

#: As many as a person with several machines needs; more are a sign that nobody withdraws any.
MOST_TOKENS = 50
#: How exactly we keep when a token was last shown, in seconds: not a row written for each request.
USED_SECONDS = 300
_DAY = 24 * 3600


class TokensService:
    """Everything about a person's tokens. `clock` gives Unix seconds."""

    def __init__(self, database: sessionmaker[Session], signals: Signals, clock: Clock = unix_time) -> None:
        self._database = database
        self._signals = signals
        self._clock = clock

    def everyone_of(self, account: str) -> list[Token]:
        """Return the account's tokens that still work, newest first."""
        alive = self._alive().where(AccessTokenRow.account == account)
        with reading(self._database) as db:
            order = (AccessTokenRow.created_at.desc(), AccessTokenRow.id)
            return [_shown(row) for row in db.scalars(alive.order_by(*order))]

    def create(self, account: str, asked: NewToken) -> TokenMade:
        """Make a token. Its secret is told now and never again: only a hash of it is kept.

        Raises:
            ProblemError: `tokens.too_many`.
        """
        secret, now = PREFIX + new_token(), self._clock()
        with self._database.begin() as db:
            count = select(func.count()).select_from(self._alive().where(AccessTokenRow.account == account).subquery())
            if (db.scalar(count) or 0) >= MOST_TOKENS:
                raise ProblemError(
                    "tokens.too_many", f"You have {MOST_TOKENS} tokens. Withdraw one that you no longer use."
                )
            row = AccessTokenRow(
                id=new_id(),
                hash=digest(secret),
                account=account,
                name=asked.name,
                scope=asked.scope,
                created_at=now,
                ends_at=now + asked.days * _DAY,
                used_at=None,
                revoked_at=None,
            )
            db.add(row)
            audit.tell(db, "token.created", target=row.id, detail={"name": asked.name, "scope": asked.scope})
            return TokenMade(token=_shown(row), secret=secret)

    def revoke(self, account: str, token: str) -> None:
        """Withdraw a token; every service hears of it as of a session that ended.

        Raises:
            ProblemError: `not_found`, also for another person's token.
        """
        now = self._clock()
        with self._database.begin() as db:
            row = db.scalar(self._alive().where(AccessTokenRow.id == token, AccessTokenRow.account == account))
            if row is None:
                raise ProblemError("not_found")
            self._end(db, row, now)

    def end_all(self, db: Session, account: str, proven: bool) -> None:
        """Withdraw every token of an account that is taken back, in the caller's transaction."""
        for row in db.scalars(self._alive().where(AccessTokenRow.account == account)).all():
            self._end(db, row, self._clock(), subject=account)

    def revoke_all(self, db: Session, account: str) -> None:
        """Withdraw every token of an account in the caller's transaction; every service hears of it."""
        for row in db.scalars(self._alive().where(AccessTokenRow.account == account)).all():
            row.revoked_at = self._clock()
            audit.tell(db, "token.revoked", target=row.id)
            self._signals.session_ended(db, account, row.id)

    def holder(self, shown: str) -> TokenHolder | None:
        """Return whose token has this digest, noting that it was shown; None if none that works has it."""
        now = self._clock()
        with reading(self._database) as db:
            row = db.scalar(self._alive().where(AccessTokenRow.hash == shown))
            if row is None:
                return None
            noted = row.used_at is not None and row.used_at > now - USED_SECONDS
            held = TokenHolder(account=row.account, token=row.id, scope=cast(Scope, row.scope), ends_at=row.ends_at)
        if not noted:
            with self._database.begin() as db:
                db.execute(update(AccessTokenRow).where(AccessTokenRow.hash == shown).values(used_at=now))
        return held

    def revoked(self) -> list[str]:
        """Return tokens that were withdrawn so lately that a bff may still remember them."""
        with reading(self._database) as db:
            lately = AccessTokenRow.revoked_at >= self._clock() - 2 * REMEMBERED_SECONDS
            return list(db.scalars(select(AccessTokenRow.id).where(lately)))

    def _end(self, db: Session, row: AccessTokenRow, now: int, subject: str = "") -> None:
        row.revoked_at = now
        audit.tell(db, "token.revoked", subject=subject, target=row.id, detail={"name": row.name})
        self._signals.session_ended(db, row.account, row.id)

    def _alive(self) -> Select[tuple[AccessTokenRow]]:
        return select(AccessTokenRow).where(AccessTokenRow.revoked_at.is_(None), AccessTokenRow.ends_at > self._clock())


def _shown(row: AccessTokenRow) -> Token:
    return Token(
        id=row.id,
        name=row.name,
        scope=cast(Scope, row.scope),
        created_at=row.created_at,
        ends_at=row.ends_at,
        used_at=row.used_at,
    )
