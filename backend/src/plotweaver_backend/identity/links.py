"""One-time sign-in links."""

from __future__ import annotations

from sqlalchemy import CursorResult, update
from sqlalchemy.orm import Session

from plotweaver_backend.identity.secrets import digest, new_token
from plotweaver_backend.identity.tables import SignInLinkRow

LIFETIME = 24 * 3600


def create(db: Session, account: str, now: int) -> str:
    """Store a new link for `account` and return its token."""
    token = new_token()
    db.add(SignInLinkRow(hash=digest(token), account=account, expires_at=now + LIFETIME, used_at=None))
    return token


def redeem(db: Session, token: str, now: int) -> str | None:
    """Use up the link of `token`; return its account, or None if it was used, expired or never made."""
    row_id = digest(token)
    claim = update(SignInLinkRow).where(
        SignInLinkRow.hash == row_id, SignInLinkRow.used_at.is_(None), SignInLinkRow.expires_at > now
    )
    result = db.execute(claim.values(used_at=now))
    if not isinstance(result, CursorResult) or result.rowcount != 1:
        return None
    row = db.get_one(SignInLinkRow, row_id)
    return row.account
