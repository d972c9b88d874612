"""The one translator from anything raised to a problem document."""

from __future__ import annotations

import logging

from plotweaver_contracts.base import FieldError, Problem
from plotweaver_contracts.problems import PROBLEMS
from plotweaver_gitstore.errors import ObjectMissing, RepositoryMissing
from plotweaver_manuscript.errors import EditRefused, ImportRefused, PlotWeaverError
from pydantic import ValidationError
from werkzeug.exceptions import HTTPException

from plotweaver_backend.changes.errors import ChangeError
from plotweaver_backend.http.conflicts import problem_of
from plotweaver_backend.http.errors import ProblemError

log = logging.getLogger(__name__)

_BY_TYPE: tuple[tuple[type[PlotWeaverError], str], ...] = (
    (ImportRefused, "import.refused"),
    (EditRefused, "change.refused"),
    (RepositoryMissing, "not_found"),
    (ObjectMissing, "request.invalid"),
)
_BY_STATUS = {404: "not_found", 405: "not_found", 413: "request.too_large"}


def translate(error: Exception) -> Problem:
    """Return the problem document for `error`. What is not meant for callers becomes `internal`."""
    match error:
        case ValidationError():
            return _problem("request.invalid", errors=field_errors(error))
        case ProblemError():
            return error.problem
        case ChangeError():
            return problem_of(error) or _problem("internal")
        case PlotWeaverError():
            return _problem(_code(error), error.message)
        case HTTPException():
            return _problem(_BY_STATUS.get(error.code or 0, "request.invalid"))
        case _:
            log.error("unexpected error", exc_info=error)
            return _problem("internal")


def field_errors(error: ValidationError) -> list[FieldError]:
    """Return each refused field. Values are left out: they may be secrets."""
    return [
        FieldError(field=".".join(str(part) for part in entry["loc"]) or "body", message=entry["msg"])
        for entry in error.errors(include_input=False, include_url=False, include_context=False)
    ]


def _code(error: PlotWeaverError) -> str:
    if error.code in PROBLEMS:
        return error.code
    for kind, code in _BY_TYPE:
        if isinstance(error, kind):
            return code
    log.error("an error without a problem: %s", error.code, exc_info=error)
    return "internal"


def _problem(code: str, detail: str = "", errors: list[FieldError] | None = None) -> Problem:
    status, title = PROBLEMS[code]
    return Problem(title=title, status=status, code=code, detail=detail, errors=errors or [])
