"""Locks: who keeps what to themselves, how strictly, and until when."""

from __future__ import annotations

from pydantic import Field

from plotweaver_contracts.base import Counted, HeldLock, LockKind, LockLevel, Wire


class NewLock(Wire):
    """What somebody wants to keep."""

    kind: LockKind
    target: str = Field(default="", max_length=400)
    level: LockLevel
    reason: str = Field(default="", max_length=300)
    minutes: int = Field(default=30, ge=1, le=24 * 60, description="how long, unless it is renewed; frozen never ends")


class LockRequest(Wire):
    """Somebody asks that a lock be let go. `at`: Unix seconds."""

    account: str
    name: str
    note: str
    at: int


class Lock(HeldLock):
    """A lock that holds. `fence` grows with every taking: an older one no longer counts."""

    fence: int
    requests: list[LockRequest]


class LockList(Wire):
    """Everything that somebody keeps in this book."""

    locks: list[Lock]


class Renewal(Wire):
    """A holder's sign of life. `fence`: as it was told when the lock was taken."""

    fence: Counted
    minutes: int = Field(default=30, ge=1, le=24 * 60)


class UnlockWish(Wire):
    """Asks the holder to let go."""

    note: str = Field(default="", max_length=300)


class UnlockAnswer(Wire):
    """A holder's answer. A lock that is granted passes to the one who asked; a freeze is lifted."""

    account: str = Field(max_length=100)
    granted: bool
