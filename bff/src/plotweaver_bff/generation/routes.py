"""Streams of runs, and the earlier product's way to write and to draft."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from types import MappingProxyType

from anyio import CancelScope
from plotweaver_contracts.generation import Run, RunStarted
from plotweaver_contracts.operation import Operation
from plotweaver_kit.problems import ProblemError
from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from plotweaver_bff.generation.streaming import stream
from plotweaver_bff.http.call import Call, Caller, Handler, M
from plotweaver_bff.proxy.forward import Forwarder
from plotweaver_bff.realtime.hub import Hub

_HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


class Generation:
    """Handlers of generation.

    Args:
        catalogue: the operations of the write service that these call.
        forwarder: calls them as the caller.
        hub: tells what happens.
    """

    def __init__(self, catalogue: Mapping[str, Operation], forwarder: Forwarder, hub: Hub) -> None:
        self._catalogue = MappingProxyType(dict(catalogue))
        self._forwarder = forwarder
        self._hub = hub

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handlers by operation id."""
        return {"runs.stream": self.stream, "alias.git_write": self.git_write, "alias.stories": self.stories}

    async def stream(self, call: Call) -> Response:
        """Stream a run; `Last-Event-ID` says how many characters the client has."""
        caller, project, run = _caller(call), call.params["project"], call.params["run"]
        after = _offset(call.request)
        # asked before the stream begins: an unknown run is answered with a problem, not with a stream
        await self._look(call.request, project, run)
        return self._streaming(call.request, caller, project, run, after)

    async def git_write(self, call: Call) -> Response:
        """Do what the earlier product's git write of this name did, in the write service."""
        body = call.body.model_dump_json().encode()
        return await self._forwarder.send(self._catalogue["alias.git"], call.params, call.request, body)

    async def stories(self, call: Call) -> Response:
        """Draft, and stream the words in the same answer."""
        caller = _caller(call)
        body = call.body.model_dump_json().encode()
        answer = await self._forwarder.send(self._catalogue["alias.generate_scene"], {}, call.request, body)
        if answer.status_code >= 400:
            return answer
        run = _understood(RunStarted, answer).run
        return self._streaming(call.request, caller, run.project, run.id, 0, only_watcher=True)

    def _streaming(
        self, request: Request, caller: Caller, project: str, run: str, after: int, only_watcher: bool = False
    ) -> Response:
        async def events() -> AsyncIterator[bytes]:
            ended = False
            try:
                async for event in stream(
                    self._hub, caller, project, run, lambda: self._look(request, project, run), after
                ):
                    ended = event.startswith(b"event: end")
                    yield event
            finally:
                # whoever drafts by this stream alone and leaves wants no more of it
                if only_watcher and not ended:
                    # the leaving cancels us too: without the shield this would never be sent
                    with CancelScope(shield=True):
                        await self._cancel(request, project, run)

        return StreamingResponse(events(), headers=_HEADERS, media_type="text/event-stream")

    async def _cancel(self, request: Request, project: str, run: str) -> None:
        operation = self._catalogue["runs.cancel"]
        await self._forwarder.send(operation, {"project": project, "run": run}, request, b"")

    async def _look(self, request: Request, project: str, run: str) -> Run:
        answer = await self._forwarder.send(self._catalogue["runs.get"], {"project": project, "run": run}, request, b"")
        if answer.status_code == 404:
            raise ProblemError("not_found")
        if answer.status_code >= 400:
            raise ProblemError("service.unavailable")
        return _understood(Run, answer)


def _caller(call: Call) -> Caller:
    if call.caller is None:
        raise ProblemError("auth.required")
    return call.caller


def _understood(model: type[M], answer: Response) -> M:
    try:
        return model.model_validate_json(bytes(answer.body))
    except ValidationError as unreadable:
        # not the caller's mistake, so it may not be answered as one
        raise ProblemError("service.unavailable", "The writing service's answer cannot be read.") from unreadable


def _offset(request: Request) -> int:
    given = request.headers.get("last-event-id", "0")
    if not given.isascii() or not given.isdigit() or len(given) > 12:
        raise ProblemError("request.invalid", "Last-Event-ID is the id of the last event.")
    return int(given)
