"""Problem documents (RFC 9457): what handlers raise, and what any error becomes for its caller."""

from __future__ import annotations

from plotweaver_contracts.base import ConflictedFile, FieldError, HeldLock, Problem
from plotweaver_contracts.problems import PROBLEMS
from plotweaver_manuscript.errors import PlotWeaverError
from pydantic import ValidationError

MEDIA_TYPE = "application/problem+json"
#: What `WWW-Authenticate` says with every 401: one text, whatever was wrong with the token (RFC 6750, 3).
CHALLENGE = 'Bearer realm="plotweaver"'


class ProblemError(PlotWeaverError):
    """A refusal with a stable code of `plotweaver_contracts.problems`.

    Args:
        code: the problem's code.
        detail: what happened and what to do, for people.
        errors: refused fields.
        conflicts: files that two sides changed.
        locks: what somebody keeps.
        retry_after: seconds until another try makes sense.
    """

    def __init__(
        self,
        code: str,
        detail: str = "",
        errors: list[FieldError] | None = None,
        conflicts: list[ConflictedFile] | None = None,
        locks: list[HeldLock] | None = None,
        retry_after: int | None = None,
    ) -> None:
        super().__init__(code, detail or PROBLEMS[code][1])
        self.problem = problem(code, detail, errors, conflicts, locks, retry_after)


def problem(
    code: str,
    detail: str = "",
    errors: list[FieldError] | None = None,
    conflicts: list[ConflictedFile] | None = None,
    locks: list[HeldLock] | None = None,
    retry_after: int | None = None,
) -> Problem:
    """Return the document of a known code; status and title come from the table."""
    status, title = PROBLEMS[code]
    return Problem(
        title=title,
        status=status,
        code=code,
        detail=detail,
        errors=errors or [],
        conflicts=conflicts or [],
        locks=locks or [],
        retry_after=retry_after,
    )


def field_errors(error: ValidationError) -> list[FieldError]:
    """Return each refused field. Values are left out: they may be secrets."""
    return [
        FieldError(field=".".join(str(part) for part in entry["loc"]) or "body", message=entry["msg"])
        for entry in error.errors(include_input=False, include_url=False, include_context=False)
    ]
