"""Who may have a lock, and what it then is."""

from __future__ import annotations

from plotweaver_contracts.identity import Role
from plotweaver_contracts.locks import NewLock
from plotweaver_contracts.roles import may
from plotweaver_kit.problems import ProblemError
from plotweaver_manuscript.book import Book

from plotweaver_backend.http.call import Principal
from plotweaver_backend.identity.secrets import new_id
from plotweaver_backend.locks.domain import overlap
from plotweaver_backend.locks.kept import Kept
from plotweaver_backend.locks.rows import held, told
from plotweaver_backend.locks.tables import LockRequestRow, LockRow

#: Seconds that a lock holds for who was given it, unless they give a sign of life.
_LEASE = 30 * 60


def refuse_taken(kept: Kept, principal: Principal, new: NewLock, book: Book) -> None:
    """Pass if nobody else is in the way of a new lock.

    Raises:
        ProblemError: `lock.held`: somebody has the same, or strictly keeps what has a part in common with it.
    """
    for row in kept.of_others(principal.account):
        same = (row.kind, row.target) == (new.kind, new.target)
        # to freeze is an owner's or editor's act, and may be done over what others keep
        if new.level == "frozen" and row.level != "frozen":
            continue
        # a soft lock shares
        strict = row.level != "soft" and new.level == "hard"
        if same or (strict and overlap(new.kind, new.target, held(row), book)):
            what = "it" if same else f"{'the' if row.kind == 'book' else 'a'} {row.kind}"
            part = "already" if same else "that has a part in common with it"
            raise ProblemError("lock.held", f"{row.name} has {what} {part}.", locks=[told(held(row))])


def new_row(kept: Kept, principal: Principal, new: NewLock) -> LockRow:
    """Return the row of a lock that begins now."""
    return LockRow(
        id=new_id(),
        project=kept.project,
        kind=new.kind,
        target=new.target,
        level=new.level,
        holder=principal.account,
        name=principal.name,
        reason=new.reason,
        fence=kept.next_fence(),
        taken_at=kept.now,
        ends_at=None if new.level == "frozen" else kept.now + new.minutes * 60,
    )


def pass_on(kept: Kept, row: LockRow, asked: LockRequestRow) -> None:
    """Give a lock to who asked for it, with a fence and a lease of their own."""
    row.holder, row.name, row.reason = asked.account, asked.name, asked.note
    row.fence, row.taken_at = kept.next_fence(), kept.now
    row.ends_at = kept.now + _LEASE


def decides(row: LockRow, principal: Principal, role: Role) -> bool:
    """Whether somebody may let go of a lock: one's own, or as owner or editor any; a freeze is nobody's own."""
    return may(role, "project:edit") or (row.holder == principal.account and row.level != "frozen")
