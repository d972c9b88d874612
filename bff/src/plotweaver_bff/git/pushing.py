"""Sending a push on to the write service as it comes, and telling git what became of it."""

from __future__ import annotations

from collections.abc import AsyncIterator

from plotweaver_contracts.base import Problem
from plotweaver_contracts.operation import Operation
from pydantic import ValidationError
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response

from plotweaver_bff.backend import Answer, Backend
from plotweaver_bff.http.limits import Limits
from plotweaver_bff.mirror.position import Position
from plotweaver_bff.proxy.forward import filled, origin_of

#: Longer than the write service lets git work on one.
_SECONDS = 180.0
#: How long an answer waits until what was pushed can be fetched again, in seconds.
_PATIENCE = 2.0
_SEQ = "Plotweaver-Seq"
_REQUEST = "application/x-git-receive-pack-request"
_NO_CACHE = {"Cache-Control": "no-cache"}


class Pushes:
    """Sends pushes on.

    Args:
        backend: a client of the write service without credentials: the caller's own are what counts there.
        position: where our copies are.
        limits: how often somebody may.
        offer: the operation that tells which branches there are.
        push: the operation that takes a push.
        service_token: signs where a call comes from, and is not sent.
    """

    def __init__(
        self,
        backend: Backend,
        position: Position,
        limits: Limits,
        offer: Operation,
        push: Operation,
        service_token: str,
    ) -> None:
        self._backend = backend
        self._position = position
        self._limits = limits
        self._offer = offer
        self._push = push
        self._service_token = service_token

    async def offer(self, request: Request, token: str) -> Response:
        """Answer which branches and tags there are in the book itself.

        Raises:
            BackendAway: the write service does not answer.
        """
        return await self._sent(self._offer, request, token, None)

    async def receive(self, request: Request, token: str) -> Response:
        """Answer what became of a push, once it can be fetched again.

        Raises:
            BackendAway: the write service does not answer.
        """
        if request.headers.get("content-encoding", "identity") != "identity":
            return PlainTextResponse("A push comes as it is, not compressed once more.\n", 415)
        if request.headers.get("content-type") != _REQUEST:
            return PlainTextResponse(f"A push is {_REQUEST}.\n", 415)
        return await self._sent(self._push, request, token, request.stream())

    async def _sent(
        self, operation: Operation, request: Request, token: str, body: AsyncIterator[bytes] | None
    ) -> Response:
        self._limits.take(request.client.host if request.client else "", operation.rate)
        path = filled(operation, request.path_params)
        shown = {"Authorization": f"Bearer {token}"} | origin_of(request, self._service_token)
        if "user-agent" in request.headers:
            shown["User-Agent"] = request.headers["user-agent"]
        try:
            answer = await self._backend.ask(operation.verb, path, content=body, headers=shown, seconds=_SECONDS)
        except ClientDisconnect:
            return PlainTextResponse("", 499)
        if not answer.good:
            return PlainTextResponse(_words(answer), answer.status)
        await self._position.reached(int(answer.headers.get(_SEQ, 0)), _PATIENCE)
        return Response(answer.content, 200, _NO_CACHE, operation.stream)


def _words(answer: Answer) -> str:
    try:
        problem = Problem.model_validate_json(answer.content)
    except ValidationError:
        return "Something went wrong here. Nothing changed.\n"
    return f"{problem.detail or problem.title}\n"
