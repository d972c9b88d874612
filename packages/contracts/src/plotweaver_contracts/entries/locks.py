"""Entries for locks."""

from __future__ import annotations

from plotweaver_contracts import locks
from plotweaver_contracts.base import Ok
from plotweaver_contracts.entries.addresses import BOOK
from plotweaver_contracts.operation import Operation

_LOCK = f"{BOOK}/locks/{{lock}}"

LOCKS = (
    Operation(
        "locks.list",
        "GET",
        f"{BOOK}/locks",
        "backend",
        "project:read",
        "git-operations",
        "Who keeps what.",
        locks.LockList,
    ),
    Operation(
        "locks.take",
        "POST",
        f"{BOOK}/locks",
        "backend",
        "project:write",
        "git-operations",
        "Keep a scene, a chapter, a character, a place or the book.",
        locks.Lock,
        locks.NewLock,
        status=201,
        errors=("chapter.closed", "lock.held"),
        rate="write",
    ),
    Operation(
        "locks.renew",
        "PUT",
        _LOCK,
        "backend",
        "project:write",
        "git-operations",
        "Keep it longer.",
        locks.Lock,
        locks.Renewal,
        errors=("lock.lost",),
        rate="write",
    ),
    Operation(
        "locks.release",
        "DELETE",
        _LOCK,
        "backend",
        "project:write",
        "git-operations",
        "Let it go; owners and editors may also take another's lock away.",
        Ok,
        rate="write",
    ),
    Operation(
        "locks.ask",
        "POST",
        f"{_LOCK}/requests",
        "backend",
        "project:write",
        "git-operations",
        "Ask the holder to let go.",
        locks.Lock,
        locks.UnlockWish,
        rate="write",
    ),
    Operation(
        "locks.answer",
        "POST",
        f"{_LOCK}/answers",
        "backend",
        "project:write",
        "git-operations",
        "Let it go to the one who asked, or keep it.",
        locks.LockList,
        locks.UnlockAnswer,
        rate="write",
    ),
)
