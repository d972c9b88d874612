"""A change that could not be made, as a problem document."""

from __future__ import annotations

from plotweaver_contracts.base import ConflictedFile, FieldError, Problem
from plotweaver_kit.problems import ProblemError

from plotweaver_backend.changes.domain import Objection, Sides
from plotweaver_backend.changes.errors import (
    ChangeBusy,
    ChangeConflict,
    ChangeError,
    ChangeIdReused,
    ChangeRefused,
    RefMissing,
    RefMoved,
    RefRefused,
)
from plotweaver_backend.locks.errors import LockHeld, LockLost

_CODES: tuple[tuple[type[ChangeError], str], ...] = (
    (ChangeConflict, "change.conflict"),
    (LockHeld, "lock.held"),
    (LockLost, "lock.lost"),
    (ChangeRefused, "change.refused"),
    (ChangeIdReused, "idempotency.mismatch"),
    (ChangeBusy, "service.unavailable"),
    (RefMissing, "not_found"),
    (RefMoved, "ref.moved"),
    (RefRefused, "ref.refused"),
)


def problem_of(error: ChangeError) -> Problem | None:
    """Return the problem with every path's three sides, or every violation; None for an unknown error."""
    for kind, code in _CODES:
        if isinstance(error, kind):
            return ProblemError(code, error.message, _violations(error), _conflicts(error)).problem
    return None


def _conflicts(error: ChangeError) -> list[ConflictedFile]:
    found = error.detail.get("conflicts")
    if not isinstance(found, dict):
        return []
    return [
        ConflictedFile(path=path, base=_text(s.base), ours=_text(s.ours), theirs=_text(s.theirs))
        for path, s in found.items()
        if isinstance(s, Sides)
    ]


def _violations(error: ChangeError) -> list[FieldError]:
    found = error.detail.get("violations")
    if not isinstance(found, list):
        return []
    return [
        FieldError(field=violation.path, message=f"{violation.message} {violation.remedy}".strip())
        for violation in found
        if isinstance(violation, Objection)
    ]


def _text(data: bytes | None) -> str | None:
    return None if data is None else data.decode("utf-8", errors="replace")
