"""One-time sign-in links, as the terminal prints them."""

from __future__ import annotations

from sqlalchemy.orm import Session

from plotweaver_backend.identity import one_time

SIGN_IN = one_time.Purpose("sign-in", 24 * 3600)


def create(db: Session, account: str, now: int) -> str:
    """Store a new link for `account` and return its token."""
    return one_time.issue(db, SIGN_IN, account, now)


def redeem(db: Session, token: str, now: int) -> str | None:
    """Use up the link of `token`; return its account, or None if it was used, expired or never made."""
    found = one_time.redeem(db, SIGN_IN, token, now)
    return None if found is None else found.subject
