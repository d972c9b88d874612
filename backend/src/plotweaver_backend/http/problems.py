"""The one translator from anything raised to a problem document."""

from __future__ import annotations

import errno
import logging
import os

import pygit2
from plotweaver_contracts.base import Problem
from plotweaver_contracts.problems import PROBLEMS
from plotweaver_gitstore.errors import ObjectMissing, RepositoryMissing
from plotweaver_kit.problems import ProblemError, field_errors, problem
from plotweaver_manuscript.errors import EditRefused, ImportRefused, PlotWeaverError
from pydantic import ValidationError
from sqlalchemy.exc import DBAPIError
from werkzeug.exceptions import HTTPException, SecurityError

from plotweaver_backend.changes.errors import ChangeError
from plotweaver_backend.http.conflicts import problem_of, violations_of

log = logging.getLogger(__name__)

_BY_TYPE: tuple[tuple[type[PlotWeaverError], str], ...] = (
    (ImportRefused, "import.refused"),
    (EditRefused, "change.refused"),
    (RepositoryMissing, "not_found"),
    (ObjectMissing, "request.invalid"),
)
_FULL = "Nothing was changed, and what you wrote is safe here. Whoever keeps this installation has to make room."
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
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
        case SecurityError():
            return problem("request.invalid", "This service does not answer for that host.")
        case HTTPException():
            code = _BY_STATUS.get(error.code or 0, "request.invalid")
            return problem(code, "Send less at a time." if code == "request.too_large" else "")
        case OSError() | DBAPIError() | pygit2.GitError() if is_full(error):
            log.error("no room left on the disk", exc_info=error)
            return problem("storage.full", _FULL)
        case _:
            log.error("unexpected error", exc_info=error)
            return problem("internal")


def is_full(error: Exception) -> bool:
    """Whether the disk, or what we may have of it, is full: each library says it in its own way."""
    if isinstance(error, OSError) and error.errno is not None:
        return error.errno in _NO_ROOM
    if isinstance(error, DBAPIError):
        # SQLSTATE 53100; sqlite names its error since Python 3.11
        state = getattr(error.orig, "sqlstate", None)
        return state == "53100" or getattr(error.orig, "sqlite_errorname", "") == "SQLITE_FULL"
    # libgit2 has only its words
    return any(os.strerror(each) in str(error) for each in _NO_ROOM)


def _code(error: PlotWeaverError) -> str:
    if error.code in PROBLEMS:
        return error.code
    for kind, code in _BY_TYPE:
        if isinstance(error, kind):
            return code
    log.error("an error without a problem: %s", error.code, exc_info=error)
    return "internal"
