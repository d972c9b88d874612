"""The one translator from anything raised to a problem document."""

from __future__ import annotations

import structlog
from plotweaver_contracts.base import Problem
from plotweaver_gitstore.errors import ObjectMissing, RepositoryMissing
from plotweaver_kit.problems import CHALLENGE, MEDIA_TYPE, ProblemError, field_errors, problem
from pydantic import ValidationError
from starlette.responses import Response

from plotweaver_bff.backend import BackendAway

log = structlog.get_logger()

_RETRY_SECONDS = {"mirror.behind": 1, "service.unavailable": 2}


def translate(error: Exception) -> Problem:
    """Return the problem document for `error`. What is not meant for callers becomes `internal`."""
    match error:
        case ValidationError():
            return problem("request.invalid", errors=field_errors(error))
        case ProblemError():
            return error.problem
        case RepositoryMissing() | ObjectMissing():
            return problem("not_found")
        case BackendAway():
            return problem("service.unavailable", "The writing service does not answer. Your text is safe: try again.")
        case _:
            log.error("unexpected error", exc_info=error)
            return problem("internal")


def answer(document: Problem) -> Response:
    """Return the response that carries a problem."""
    headers = {"Cache-Control": "no-store"}
    seconds = document.retry_after or _RETRY_SECONDS.get(document.code)
    if seconds is not None:
        document = document.model_copy(update={"retry_after": seconds})
        headers["Retry-After"] = str(seconds)
    if document.status == 401:
        headers["WWW-Authenticate"] = CHALLENGE
    return Response(document.model_dump_json(), document.status, headers, MEDIA_TYPE)
