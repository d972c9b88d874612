"""Rendering what handlers answer, checked against the catalogue."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import format_datetime

from flask import Response
from plotweaver_contracts.base import Problem
from plotweaver_contracts.operation import Operation
from plotweaver_kit.problems import CHALLENGE
from pydantic import BaseModel

from plotweaver_backend.http.call import Cookie, Redirect, Streamed

_JSON = "application/json"


def checked(operation: Operation, model: BaseModel) -> str:
    """Return `model` as JSON.

    Raises:
        TypeError: it is not what the catalogue promises.
    """
    if operation.response is None or not isinstance(model, operation.response):
        raise TypeError(f"{operation.id} answered {type(model).__name__}")
    text = model.model_dump_json()
    operation.response.model_validate_json(text)
    return text


def rendered(operation: Operation, text: str, cookies: tuple[Cookie, ...] = ()) -> Response:
    """Return the success response with `text`."""
    response = Response(text, status=operation.status, mimetype=_JSON)
    return _with_cookies(response, cookies)


def redirected(operation: Operation, result: Redirect) -> Response:
    """Return a response that sends the browser on."""
    response = Response(status=operation.status)
    response.headers["Location"] = result.path
    # a path of ours, whatever it was made of: the header must not become another site's address
    response.autocorrect_location_header = False
    return _with_cookies(response, result.cookies)


def _with_cookies(response: Response, cookies: tuple[Cookie, ...]) -> Response:
    for cookie in cookies:
        response.set_cookie(
            cookie.name,
            cookie.value,
            max_age=cookie.max_age,
            path=cookie.path,
            secure=True,
            httponly=True,
            samesite=cookie.same_site,
        )
    response.headers["Cache-Control"] = "no-store"
    return response


def replayed(operation: Operation, text: str) -> Response:
    """Return an answer that was given before."""
    response = rendered(operation, text)
    response.headers["Idempotency-Replayed"] = "true"
    return response


def streamed(operation: Operation, result: Streamed) -> Response:
    """Return a response whose body is sent as it comes."""
    response = Response(result.chunks, status=operation.status, mimetype=operation.stream)
    response.headers.update(result.headers)
    response.headers["Cache-Control"] = "no-store"
    return response


def finish(operation: Operation, response: Response) -> Response:
    """Add what every answer of `operation` carries: an alias says that it is one."""
    if operation.deprecation is not None:
        sunset = datetime.fromtimestamp(operation.deprecation.sunset, UTC)
        response.headers["Deprecation"] = f"@{operation.deprecation.since}"
        response.headers["Sunset"] = format_datetime(sunset, usegmt=True)
    return response


def problem(document: Problem) -> Response:
    """Return `document` as RFC 9457 sends it."""
    response = Response(document.model_dump_json(), document.status, mimetype="application/problem+json")
    response.headers["Cache-Control"] = "no-store"
    if document.retry_after is not None:
        response.headers["Retry-After"] = str(document.retry_after)
    if document.status == 401:
        response.headers["WWW-Authenticate"] = CHALLENGE
    return response
