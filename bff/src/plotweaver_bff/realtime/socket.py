"""The live connection: one WebSocket, one book, resumed by epoch and seq."""

from __future__ import annotations

import asyncio
import contextlib
import json

from plotweaver_contracts.doors import LIVE
from plotweaver_contracts.feed import Envelope, Hello, Subscribe
from plotweaver_kit.problems import ProblemError
from pydantic import ValidationError
from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from plotweaver_bff.access.service import Access
from plotweaver_bff.backend import BackendAway
from plotweaver_bff.http.call import Caller
from plotweaver_bff.mirror.position import Position
from plotweaver_bff.realtime.backlog import Backlog
from plotweaver_bff.realtime.hub import Hub
from plotweaver_bff.realtime.outbox import Outbox
from plotweaver_bff.realtime.silence import LATER

PATH = "/api/v1/live"
UNKNOWN, SIGNED_OUT, NO_ACCESS, BUSY = 4400, 4401, 4404, 4429
_FIRST_FRAME_SECONDS = 10.0
_PATIENCE = 2.0
_LARGEST_FRAME = 16 * 1024
_PING_SECONDS = 25.0
#: For one account; for visitors, one address.
_EACH = 50


class Live:
    """Serves live connections.

    Args:
        access: who may read.
        hub: the rooms.
        backlog: what was missed.
        position: how far the mirror is.
        origin: the only origin whose pages may connect.
    """

    def __init__(self, access: Access, hub: Hub, backlog: Backlog, position: Position, origin: str) -> None:
        self._access = access
        self._hub = hub
        self._backlog = backlog
        self._position = position
        self._origin = origin
        self._open: dict[str, int] = {}

    async def __call__(self, socket: WebSocket) -> None:
        """Serve one connection until either side leaves."""
        # a page of another site may not use a reader's cookies; programs send no Origin, or ours
        if socket.headers.get("origin", self._origin) != self._origin:
            await socket.close(UNKNOWN)
            return
        await socket.accept()
        with contextlib.suppress(WebSocketDisconnect):
            code, reason = await self._served(socket)
            if socket.application_state is WebSocketState.CONNECTED:
                await socket.close(code, reason)

    async def _served(self, socket: WebSocket) -> tuple[int, str]:
        try:
            caller = await self._access.access_caller(socket)
        except BackendAway:
            return LATER, "nobody can tell just now who you are"
        except ProblemError as error:
            return _refused(error)
        who = caller.account if caller is not None else _address(socket)
        if self._open.get(who, 0) >= _EACH:
            return BUSY, "too many connections"
        self._open[who] = self._open.get(who, 0) + 1
        try:
            return await self._admitted(socket, caller)
        finally:
            self._open[who] -= 1
            if not self._open[who]:
                del self._open[who]

    async def _admitted(self, socket: WebSocket, caller: Caller | None) -> tuple[int, str]:
        try:
            asked = Subscribe.model_validate_json(await asyncio.wait_for(_frame(socket), _FIRST_FRAME_SECONDS))
            # who comes from another bff, or made the book a moment ago, may know more than this mirror does yet
            await self._position.reached(asked.seq or 0, _PATIENCE, asked.project)
            role = await self._access.access_project_soon(caller, asked.project, LIVE.permission)
        except (ValidationError, TimeoutError, ValueError):
            return UNKNOWN, "the first frame must subscribe"
        except ProblemError as error:
            return _refused(error)
        if not self._access.hears():
            return LATER, "nobody can tell just now who may listen"
        # the first frame may come seconds later: whoever signed out meanwhile would never be told to go
        if not self._access.is_live(caller):
            return SIGNED_OUT, "signed out"
        outbox = Outbox("", "", False) if caller is None else Outbox(caller.account, caller.session, role is not None)
        return await self._room(socket, outbox, asked)

    async def _room(self, socket: WebSocket, outbox: Outbox, asked: Subscribe) -> tuple[int, str]:
        with self._hub.join(asked.project, outbox):
            # listening already: what happens from here on waits in the outbox
            upto = self._position.at(asked.project)
            missed = await self._backlog.missed(asked, outbox.account, outbox.member, upto)
            hello = Hello(project=asked.project, epoch=self._position.epoch, seq=upto, recovered=missed is not None)
            await socket.send_text(hello.model_dump_json())
            for frame in missed or []:
                await socket.send_text(frame.model_dump_json())
            return await self._pump(socket, outbox, upto)

    async def _pump(self, socket: WebSocket, outbox: Outbox, upto: int) -> tuple[int, str]:
        reader = asyncio.create_task(_until_gone(socket, outbox))
        try:
            while outbox.closing is None:
                for frame in await outbox.take(_PING_SECONDS):
                    if frame.seq is None or frame.seq > upto:
                        await socket.send_text(_text(frame))
            return outbox.closing
        finally:
            reader.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await reader


def _address(socket: WebSocket) -> str:
    return f"@{socket.client.host}" if socket.client else "@"


def _refused(error: ProblemError) -> tuple[int, str]:
    match error.code:
        case "auth.required":
            return SIGNED_OUT, "please sign in"
        case "service.unavailable":
            return LATER, "nobody can tell just now who may listen"
        case _:
            return NO_ACCESS, "there is nothing here that you may see"


async def _until_gone(socket: WebSocket, outbox: Outbox) -> None:
    """Notice when the client leaves; what it says after subscribing is not for us, but must not be endless."""
    try:
        while True:
            await _frame(socket)
    except (WebSocketDisconnect, ValueError):
        outbox.dismiss(1000, "goodbye")


async def _frame(socket: WebSocket) -> str:
    try:
        text = await socket.receive_text()
    except KeyError as binary:
        raise ValueError("the frame is not text") from binary
    if len(text) > _LARGEST_FRAME:
        raise ValueError("the frame is too large")
    return text


def _text(frame: Envelope) -> str:
    return json.dumps(frame.model_dump(mode="json"), ensure_ascii=False, separators=(",", ":"))
