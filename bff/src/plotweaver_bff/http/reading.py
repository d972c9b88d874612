"""Reading a request's query and body, within limits, by the catalogue's models."""

from __future__ import annotations

from functools import cache

from plotweaver_contracts.operation import Operation
from plotweaver_kit import nul
from plotweaver_kit.problems import ProblemError
from pydantic import BaseModel
from starlette.requests import ClientDisconnect, Request

_KEY_LIMIT = 200


def query_of(request: Request, operation: Operation) -> BaseModel | None:
    """Return the parsed query, or None if the operation takes none.

    Raises:
        ProblemError: `request.invalid`: it holds a NUL.
        ValidationError: it is not as the catalogue says.
    """
    if not request.scope["query_string"]:
        return None if operation.query is None else _nothing_asked(operation.query)
    nul.require_none_in(request.query_params.values())
    if operation.query is None:
        return None
    return operation.query.model_validate(dict(request.query_params))


@cache
def _nothing_asked(query: type[BaseModel]) -> BaseModel:
    # most reads ask for nothing besides, and what is on the wire never changes
    return query.model_validate({})


async def bytes_of(request: Request, operation: Operation) -> bytes:
    """Return the whole body.

    Raises:
        ProblemError: `request.too_large`, or `request.invalid` if the client left halfway.
    """
    limit = operation.body_limit
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > limit:
                message = f"This takes at most {limit // 1024 // 1024} MB. Nothing was created."
                raise ProblemError("request.too_large", message)
    except ClientDisconnect as left:
        raise ProblemError("request.invalid", "The request ended halfway.") from left
    return bytes(body)


def body_of(request: Request, operation: Operation, data: bytes) -> BaseModel | None:
    """Return the parsed JSON body, or None if the operation takes none.

    Raises:
        ProblemError: `request.invalid`: it is not JSON.
        ValidationError: it is not as the catalogue says.
    """
    if operation.request is None:
        return None
    # a form on another site can send text/plain without asking; JSON it cannot
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise ProblemError("request.invalid", "The body must be application/json.")
    if not operation.judged_text:
        nul.require_none_in_json(data)
    return operation.request.model_validate_json(data or b"null")


def check_key(request: Request) -> None:
    """Refuse an Idempotency-Key that is empty or endless.

    Raises:
        ProblemError: `request.invalid`.
    """
    key = request.headers.get("idempotency-key")
    if key is not None and not 1 <= len(key) <= _KEY_LIMIT:
        raise ProblemError("request.invalid", "Idempotency-Key has 1 to 200 characters.")
