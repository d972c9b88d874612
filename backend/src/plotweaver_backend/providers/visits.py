"""Visits to a provider that are under way: each is used once, in the browser that began it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import cast

from sqlalchemy import CursorResult, delete
from sqlalchemy.orm import Session

from plotweaver_backend.identity.secrets import digest, new_token
from plotweaver_backend.providers.domain import Purpose, Visit
from plotweaver_backend.providers.tables import VisitRow

#: How long somebody may take at the provider, in seconds.
LIFETIME = 10 * 60


@dataclass(frozen=True)
class Asked:
    """What a visit is for. `account` and `session` are those of who is signed in already, else None."""

    provider: str
    purpose: Purpose
    back: str
    account: str | None = None
    session: str | None = None


@dataclass(frozen=True)
class Returned:
    """A visit whose browser came back, and what it was for."""

    asked: Asked
    visit: Visit


def begin(db: Session, asked: Asked, browser: str, redirect_uri: str, now: int) -> Visit:
    """Note a new visit of the browser that holds the cookie `browser`; forget those that never came back."""
    visit = Visit(new_token(), new_token(), new_token(), redirect_uri, fresh=asked.purpose == "confirm")
    db.execute(delete(VisitRow).where(VisitRow.ends_at < now))
    row = VisitRow(
        hash=digest(visit.state),
        browser=digest(browser),
        provider=asked.provider,
        purpose=asked.purpose,
        account=asked.account,
        session=asked.session,
        nonce=visit.nonce,
        verifier=visit.verifier,
        back=asked.back,
        ends_at=now + LIFETIME,
    )
    db.add(row)
    return visit


def take(db: Session, state: str, browser: str, redirect_uri: str, now: int) -> Returned | None:
    """Use up the visit of `state`; None if it was used, is too old, or another browser began it."""
    row = db.get(VisitRow, digest(state))
    if row is None:
        return None
    # of two that come back with one state, one goes on
    used = db.execute(delete(VisitRow).where(VisitRow.hash == row.hash).execution_options(synchronize_session=False))
    first = isinstance(used, CursorResult) and used.rowcount == 1
    if not first or row.ends_at <= now or not secrets.compare_digest(row.browser, digest(browser)):
        return None
    asked = Asked(row.provider, cast(Purpose, row.purpose), row.back, row.account, row.session)
    fresh = asked.purpose == "confirm"
    return Returned(asked, Visit(state, row.nonce, row.verifier, redirect_uri, fresh))
