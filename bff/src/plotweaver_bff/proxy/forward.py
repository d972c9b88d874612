"""Forwarding what the backend owns: validated, allowlisted, and with no route written by hand."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from urllib.parse import quote

from plotweaver_contracts.operation import Operation
from plotweaver_contracts.projects import ProjectCreated
from plotweaver_contracts.sharing import Joined
from plotweaver_kit import calling
from plotweaver_kit.problems import ProblemError
from starlette.requests import Request
from starlette.responses import Response

from plotweaver_bff.backend import Backend
from plotweaver_bff.http.call import Call, Handler
from plotweaver_bff.http.reading import body_of, bytes_of, check_key
from plotweaver_bff.mirror.position import Position

#: What a request may carry through. Nothing else reaches the write service.
_REQUEST = ("authorization", "cookie", "content-type", "idempotency-key", "origin", "sec-fetch-site", "user-agent")
#: What an answer may carry back.
_RESPONSE = (
    "content-type",
    "cache-control",
    "etag",
    "deprecation",
    "sunset",
    "link",
    "retry-after",
    "www-authenticate",
)
#: Bytes of one header. The write service's server takes little more, and would refuse it in words of its own.
_LONGEST = 8000
_SECONDS = 60.0
#: A whole novel is read in some seconds; on a busy machine that is a minute and more.
_LONG_SECONDS = 240.0
#: Answers after which somebody may read a book, from their `seq` on. Until that is known here it would be no book.
_LETS_IN = (ProjectCreated, Joined)
#: How long such an answer is kept back at the most, in seconds.
_ARRIVES = 2.0


class Forwarder:
    """Sends requests on.

    Args:
        backend: a client of the write service without credentials: the caller's own are what counts there.
        service_token: signs where a call comes from, and is not sent.
        position: how far the log is known here.
    """

    def __init__(self, backend: Backend, service_token: str, position: Position) -> None:
        self._backend = backend
        self._position = position
        self._service_token = service_token

    def handlers(self, operations: Iterable[Operation]) -> Mapping[str, Handler]:
        """Return a handler for each operation, by id."""
        return {operation.id: self.forward for operation in operations}

    async def forward(self, call: Call) -> Response:
        """Send a call on to the operation of the same entry.

        Raises:
            ProblemError: the body is not as the catalogue says; `request.too_large`: a header is too long.
            BackendAway: the write service does not answer.
        """
        check_key(call.request)
        body = await bytes_of(call.request, call.operation)
        body_of(call.request, call.operation, body)
        answer = await self.send(call.operation, call.params, call.request, body)
        if call.operation.response in _LETS_IN and answer.status_code < 300:
            await self._position.reached(json.loads(bytes(answer.body)).get("seq", 0), _ARRIVES)
        return answer

    async def send(self, operation: Operation, params: Mapping[str, str], request: Request, body: bytes) -> Response:
        """Send `body` to `operation` as the caller of `request`, and return the answer.

        Raises:
            ProblemError: `request.too_large`: a header is too long.
            BackendAway: the write service does not answer.
        """
        answer = await self._backend.ask(
            operation.verb,
            filled(operation, params),
            params=dict(request.query_params) if operation.query else None,
            content=body,
            headers=_passed(request) | origin_of(request, self._service_token),
            seconds=_LONG_SECONDS if operation.rate == "expensive" else _SECONDS,
        )
        headers = {name: answer.headers[name] for name in _RESPONSE if name in answer.headers}
        if operation.redirects and "location" in answer.headers:
            headers["location"] = answer.headers["location"]
        response = Response(answer.content, answer.status, headers)
        for cookie in answer.headers.getall("set-cookie", []):
            response.headers.append("set-cookie", cookie)
        return response


def filled(operation: Operation, params: Mapping[str, str]) -> str:
    """Return the operation's path with `params` in it; a value stays one segment, whatever it holds."""
    path = operation.template
    for name in operation.parameters:
        path = path.replace(f"{{{name}}}", quote(params[name], safe=""))
    return path


def origin_of(request: Request, service_token: str) -> dict[str, str]:
    """Return the header that tells the write service where a call comes from."""
    return {calling.HEADER: calling.told(request.client.host if request.client else "", service_token)}


def _passed(request: Request) -> dict[str, str]:
    passed = {name: request.headers[name] for name in _REQUEST if name in request.headers}
    for name, value in passed.items():
        if len(value.encode()) > _LONGEST:
            raise ProblemError("request.too_large", f"The header {name} is too long.")
    return passed
