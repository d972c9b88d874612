"""A lock's row in the forms that others need: for the gate, for its refusal, and for who looks at the book."""

from __future__ import annotations

from typing import Any, cast

from plotweaver_contracts.base import HeldLock, LockKind, LockLevel
from plotweaver_contracts.locks import Lock, LockRequest
from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from plotweaver_backend.locks.domain import Held
from plotweaver_backend.locks.tables import LockRequestRow, LockRow


def held(row: LockRow | Row[Any]) -> Held:
    """Return what the gate needs."""
    return Held(
        id=row.id,
        kind=row.kind,
        target=row.target,
        level=row.level,
        holder=row.holder,
        name=row.name,
        reason=row.reason,
        fence=row.fence,
        taken_at=row.taken_at,
        ends_at=row.ends_at,
    )


def told(lock: Held) -> HeldLock:
    """Return what a refusal tells of a lock."""
    return HeldLock(
        id=lock.id,
        kind=cast(LockKind, lock.kind),
        target=lock.target,
        level=cast(LockLevel, lock.level),
        holder=lock.holder,
        name=lock.name,
        reason=lock.reason,
        taken_at=lock.taken_at,
        ends_at=lock.ends_at,
    )


def shown(db: Session, row: LockRow) -> Lock:
    """Return a lock with its fence and who asks that it be let go."""
    asking = select(LockRequestRow).where(LockRequestRow.lock == row.id).order_by(LockRequestRow.at)
    asked = [LockRequest(account=a.account, name=a.name, note=a.note, at=a.at) for a in db.scalars(asking)]
    return Lock(**told(held(row)).model_dump(), fence=row.fence, requests=asked)
