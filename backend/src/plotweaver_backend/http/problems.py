"""The one translator from anything raised to a problem document."""

from __future__ import annotations

import logging

from plotweaver_contracts.base import Problem
from plotweaver_contracts.problems import PROBLEMS
from plotweaver_gitstore.errors import ObjectMissing, RepositoryMissing
from plotweaver_kit.problems import ProblemError, field_errors, problem
from plotweaver_manuscript.errors import EditRefused, ImportRefused, PlotWeaverError
from pydantic import ValidationError
from werkzeug.exceptions import HTTPException

from plotweaver_backend.changes.errors import ChangeError
from plotweaver_backend.http.conflicts import problem_of, violations_of

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
            return problem("request.invalid", errors=field_errors(error))
        case ProblemError():
            return error.problem
        case ChangeError():
            return problem_of(error) or problem("internal")
        case PlotWeaverError():
            return problem(_code(error), error.message, violations_of(error))
        case HTTPException():
            code = _BY_STATUS.get(error.code or 0, "request.invalid")
            return problem(code, "Send less at a time." if code == "request.too_large" else "")
        case _:
            log.error("unexpected error", exc_info=error)
            return problem("internal")


def _code(error: PlotWeaverError) -> str:
    if error.code in PROBLEMS:
        return error.code
    for kind, code in _BY_TYPE:
        if isinstance(error, kind):
            return code
    log.error("an error without a problem: %s", error.code, exc_info=error)
    return "internal"
