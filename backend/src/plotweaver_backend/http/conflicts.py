"""A change that could not be made, as a problem document."""

from __future__ import annotations

from collections.abc import Iterable

from plotweaver_contracts.base import ConflictedFile, FieldError, HeldLock, Problem
from plotweaver_kit.problems import ProblemError
from plotweaver_manuscript.errors import PlotWeaverError

from plotweaver_backend.changes.domain import Objection, Sides
from plotweaver_backend.changes.errors import (
    BookDamaged,
    ChangeBusy,
    ChangeConflict,
    ChangeError,
    ChangeIdReused,
    ChangeRefused,
    RefMissing,
    RefMoved,
    RefRefused,
)
from plotweaver_backend.guarding.errors import BranchProtected, ChapterClosed, RoleMissing
from plotweaver_backend.locks.errors import LockHeld, LockLost

_CODES: tuple[tuple[type[ChangeError], str], ...] = (
    (ChangeConflict, "change.conflict"),
    (LockHeld, "lock.held"),
    (RoleMissing, "access.forbidden"),
    (BranchProtected, "branch.protected"),
    (ChapterClosed, "chapter.closed"),
    (LockLost, "lock.lost"),
    (ChangeRefused, "change.refused"),
    (ChangeIdReused, "idempotency.mismatch"),
    (ChangeBusy, "service.unavailable"),
    (RefMissing, "not_found"),
    (RefMoved, "ref.moved"),
    (RefRefused, "ref.refused"),
    (BookDamaged, "book.unreadable"),
)


def problem_of(error: ChangeError) -> Problem | None:
    """Return the problem with every path's three sides, or every violation; None for an unknown error."""
    for kind, code in _CODES:
        if isinstance(error, kind):
            return ProblemError(code, error.message, violations_of(error), _conflicts(error), _locks(error)).problem
    return None


def warnings_of(objections: Iterable[Objection]) -> list[FieldError]:
    """Return what gates warn of, as callers read it."""
    return [
        FieldError(field=each.path, message=f"{each.message} {each.remedy}".strip(), rule=each.rule)
        for each in objections
    ]


def _conflicts(error: ChangeError) -> list[ConflictedFile]:
    found = error.detail.get("conflicts")
    if not isinstance(found, dict):
        return []
    return [
        ConflictedFile(path=path, base=_text(s.base), ours=_text(s.ours), theirs=_text(s.theirs))
        for path, s in found.items()
        if isinstance(s, Sides)
    ]


def violations_of(error: PlotWeaverError) -> list[FieldError]:
    """Return what an error says of single files, or of the whole where it names none."""
    found = error.detail.get("violations")
    if not isinstance(found, list):
        mend = error.detail.get("remedy")
        return [] if mend is None else [FieldError(field=str(error.detail["path"]), message=str(mend), rule=error.code)]
    return warnings_of(violation for violation in found if isinstance(violation, Objection))


def _locks(error: ChangeError) -> list[HeldLock]:
    found = error.detail.get("locks")
    return [lock for lock in found if isinstance(lock, HeldLock)] if isinstance(found, list) else []


def _text(data: bytes | None) -> str | None:
    return None if data is None else data.decode("utf-8", errors="replace")
