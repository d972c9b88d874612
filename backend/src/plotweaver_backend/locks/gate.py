"""The gate of locks: asked about every change of the book itself, while nobody else can take or lose one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from plotweaver_gitstore import MAIN

from plotweaver_backend.changes import Change, Objection, Proposed
from plotweaver_backend.locks.domain import Held, concerns
from plotweaver_backend.locks.errors import LockHeld, LockLost

#: The trailer that tells why somebody wrote what another one keeps.
OVERRIDE = "Plotweaver-Override"
_AGENT = "Plotweaver-Agent"


class LockGate:
    """Stops what a lock forbids. Drafts are free until they are added to the book.

    Args:
        alive: returns the locks of a book that hold now.
    """

    def __init__(self, alive: Callable[[str], Sequence[Held]]) -> None:
        self._alive = alive

    def check(self, proposed: Proposed) -> Sequence[Objection]:
        """Return nothing.

        Raises:
            LockHeld: somebody keeps what is touched.
            LockLost: the writer's own lock is no longer what it was.
        """
        change = proposed.change
        if change.ref != MAIN:
            return []
        held = self._alive(change.project)
        if isinstance(change, Change):
            _check_fences(change, held)
        objections = []
        for lock in held:
            if lock.level == "soft" or _may(lock, proposed):
                continue
            touched = concerns(lock, proposed.paths, proposed.before, proposed.after)
            if touched is not None:
                objections.append(_objection(lock, touched))
        if objections:
            raise LockHeld("lock.held", objections[0].message, violations=objections)
        return []


def _check_fences(change: Change, held: Sequence[Held]) -> None:
    now = {lock.id: lock.fence for lock in held if lock.holder == change.author.account}
    for lock, fence in change.fences.items():
        if now.get(lock) != fence:
            message = "Your lock ended meanwhile. Your text is safe: read what is there now, then save again."
            raise LockLost("lock.lost", message, lock=lock)


def _may(lock: Held, proposed: Proposed) -> bool:
    if lock.level == "frozen":
        return False
    trailers = proposed.change.trailers if isinstance(proposed.change, Change) else {}
    if _AGENT in trailers:
        return lock.holder == proposed.change.author.account
    return lock.holder == proposed.change.author.account or bool(trailers.get(OVERRIDE))


def _objection(lock: Held, path: str) -> Objection:
    what = "the book" if lock.kind == "book" else f"this {lock.kind}"
    why = f": “{lock.reason}”" if lock.reason else "."
    if lock.level == "frozen":
        message = f"{lock.name} froze {what}{why}"
        return Objection("lock.frozen", path, message, "Ask an owner or editor to lift it.")
    until = "" if lock.ends_at is None else f" until {datetime.fromtimestamp(lock.ends_at, UTC):%H:%M} UTC"
    message = f"{lock.name} keeps {what}{until}{why}"
    return Objection("lock.hard", path, message, f"Ask {lock.name} to let go, or save it with a reason.")
