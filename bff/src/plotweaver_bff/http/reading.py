"""Reading a request's query and body, within limits, by the catalogue's models."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from functools import cache

from plotweaver_contracts.operation import Operation
from plotweaver_kit import nul
from plotweaver_kit.problems import ProblemError
from pydantic import BaseModel
from starlette.requests import ClientDisconnect, Request

_KEY_LIMIT = 200
#: Bytes of what is too large, and seconds, that are let pass before the answer.
_MOST_PASSED, _PATIENCE = 512 * 1024 * 1024, 30.0


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
    """Return the whole body. What is beyond the most is never kept.

    Raises:
        ProblemError: `request.too_large`, or `request.invalid` if the client left halfway.
    """
    limit = operation.body_limit
    body = bytearray()
    try:
        chunks = _chunks(request, limit)
        async for chunk in chunks:
            body += chunk
            if len(body) > limit:
                body.clear()
                await _hear_out(chunks)
                raise _too_large(limit)
    except ClientDisconnect as left:
        raise ProblemError("request.invalid", "The request ended halfway.") from left
    return bytes(body)


def _chunks(request: Request, limit: int) -> AsyncIterator[bytes]:
    told = request.headers.get("content-length", "")
    waits = request.headers.get("expect", "").lower() == "100-continue"
    if waits and told.isdigit() and int(told) > limit:
        # who asks first is answered before anything is sent
        raise _too_large(limit)
    return request.stream()


async def _hear_out(chunks: AsyncIterator[bytes]) -> None:
    """Let the rest pass: who is cut off while sending reads of a broken line, and not why."""
    passed = 0
    with suppress(TimeoutError):
        async with asyncio.timeout(_PATIENCE):
            async for chunk in chunks:
                passed += len(chunk)
                if passed > _MOST_PASSED:
                    return


def _too_large(limit: int) -> ProblemError:
    return ProblemError("request.too_large", f"This takes at most {limit // 1024 // 1024} MB. Nothing was created.")


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
