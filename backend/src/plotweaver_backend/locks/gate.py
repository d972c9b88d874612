"""The gate of locks: asked about every change of the book itself, while nobody else can take or lose one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from plotweaver_gitstore import MAIN
from plotweaver_manuscript.origins import AGENT

from plotweaver_backend.changes import Change, Objection, Proposed
from plotweaver_backend.locks.domain import Held, concerns
from plotweaver_backend.locks.errors import LockHeld, LockLost
from plotweaver_backend.locks.rows import told


class LockGate:
    """Stops what a lock forbids, and warns of what it only asks. Drafts are free until they are added to the book.

    It is asked while the change holds the project's mutex, and locks are taken, passed on and let go under the same
    one: between its answer and the moment the book moves, nobody can take what is being written. A lock that ends
    by itself in between guards nobody, since whoever takes it next has to wait for the change.

    Args:
        alive: returns the locks of a book that hold now.
    """

    def __init__(self, alive: Callable[[str], Sequence[Held]]) -> None:
        self._alive = alive

    def check(self, proposed: Proposed) -> Sequence[Objection]:
        """Return whose soft locks are touched.

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
        foreign = (lock for lock in held if not _may(lock, proposed))
        touched = [(lock, concerns(lock, proposed.paths, proposed.before, proposed.after)) for lock in foreign]
        met = [(lock, path) for lock, path in touched if path is not None]
        said = [_objection(lock, path) for lock, path in met]
        stopping = [each for each in said if each.blocks]
        if stopping:
            locks = [told(lock) for lock, _ in met if lock.level != "soft"]
            raise LockHeld("lock.held", stopping[0].message, violations=stopping, locks=locks)
        return said


def _check_fences(change: Change, held: Sequence[Held]) -> None:
    now = {lock.id: lock.fence for lock in held if lock.holder == change.account}
    for lock, fence in change.fences.items():
        if now.get(lock) != fence:
            message = "Your lock ended meanwhile. Your text is safe: read what is there now, then save again."
            raise LockLost("lock.lost", message, lock=lock)


def _may(lock: Held, proposed: Proposed) -> bool:
    change = proposed.change
    if lock.level == "frozen":
        return False
    if lock.holder == change.account:
        return True
    # a reason is a person's own: an agent's text waits until its holder lets go
    reason = isinstance(change, Change) and bool(change.override) and AGENT not in change.trailers
    return lock.level == "hard" and reason


def _objection(lock: Held, path: str) -> Objection:
    message = _message(lock)
    match lock.level:
        case "frozen":
            return Objection("lock.frozen", path, message, "Ask an owner or editor to lift it.")
        case "hard":
            remedy = f"Ask {lock.name} to let go, or write it in the browser with a reason."
            return Objection("lock.hard", path, message, remedy)
        case _:
            return Objection("lock.soft", path, message, f"Ask {lock.name} before you go on.", blocks=False)


def _message(lock: Held) -> str:
    what = "the book" if lock.kind == "book" else f"this {lock.kind}"
    does = {"soft": "is at work on", "hard": "keeps", "frozen": "froze"}[lock.level]
    since = f"{'' if lock.level == 'frozen' else 'since '}{_time(lock.taken_at)}"
    until = "" if lock.ends_at is None else f" until {_time(lock.ends_at)}"
    return f"{lock.name} {does} {what} ({since}{until}){f': “{lock.reason}”' if lock.reason else '.'}"


def _time(at: int) -> str:
    return f"{datetime.fromtimestamp(at, UTC):%Y-%m-%d %H:%M} UTC"
