"""A small client of the public interface: what the demo does, over HTTP and WebSocket."""

from __future__ import annotations

import asyncio
import json
import uuid
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import httpx
from websockets.asyncio.client import ClientConnection, connect

from plotweaver_cli.errors import StepFailed

_PATIENCE = 120.0  # seconds that one awaited frame may take; the practice model on two busy cores is slow


class Client:
    """A person signed in by bearer token (httpx sends no `__Host-` cookie over plain http)."""

    def __init__(self, origin: str) -> None:
        self._http = httpx.AsyncClient(base_url=f"{origin}/api/v1", timeout=60)
        self.token = ""

    async def __aenter__(self) -> Client:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._http.aclose()

    async def redeem(self, link_token: str) -> None:
        """Sign in by one-time link."""
        self._use(await self.post("/auth/link-token", {"token": link_token}))

    async def sign_in(self, email: str, password: str) -> None:
        """Sign in by password."""
        self._use(await self.post("/auth/token", {"email": email, "password": password}))

    def _use(self, pair: dict[str, Any]) -> None:
        self.token = pair["access_token"]
        self._http.headers["Authorization"] = f"Bearer {self.token}"

    async def bring(self, novel: Path | None) -> dict[str, Any]:
        """Import a file, or open the sample."""
        if novel is None:
            return await self.post("/projects/sample", None)
        answer = await self._http.post(
            "/projects/import",
            params={"filename": novel.name},
            content=novel.read_bytes(),
            headers={"Content-Type": "application/octet-stream", "Idempotency-Key": str(uuid.uuid4())},
        )
        return _body(answer)

    async def get(self, path: str) -> dict[str, Any]:
        """Return a resource."""
        return _body(await self._http.get(path))

    async def post(self, path: str, body: object, *, verb: str = "POST") -> dict[str, Any]:
        """Send a write and return its answer."""
        headers = {"Idempotency-Key": str(uuid.uuid4())}
        return _body(await self._http.request(verb, path, json=body, headers=headers))


class Live:
    """A person's live connection to one book."""

    def __init__(self, origin: str, token: str, project: str) -> None:
        self._address = origin.replace("http", "ws", 1) + "/api/v1/live"
        self._headers = {"Authorization": f"Bearer {token}", "Origin": origin}
        self._project = project
        self._socket: ClientConnection | None = None

    async def __aenter__(self) -> Live:
        self._socket = await connect(self._address, additional_headers=self._headers, compression=None)
        await self._socket.send(json.dumps({"type": "subscribe", "project": self._project}))
        await self.until("hello", lambda _: True)
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._socket is not None:
            await self._socket.close()

    async def until(self, kind: str, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Return the next frame of this type that is wanted.

        Raises:
            StepFailed: it did not come in time.
        """
        try:
            async with asyncio.timeout(_PATIENCE):
                while True:
                    frame = await self._next()
                    if frame["type"] == kind and wanted(frame):
                        return frame
        except TimeoutError as error:
            raise StepFailed("demo.step_failed", f"Not seen: {kind} on the live connection.") from error

    async def progress(self, run: str) -> AsyncIterator[dict[str, Any]]:
        """Yield a run's progress until it has ended."""
        while True:
            frame = await self.until("generation.progress", lambda seen: seen["data"]["run"] == run)
            yield frame["data"]
            if frame["data"]["status"] not in ("queued", "running"):
                return

    async def _next(self) -> dict[str, Any]:
        if self._socket is None:
            raise StepFailed("demo.step_failed", "The live connection is not open.")
        frame: dict[str, Any] = json.loads(await self._socket.recv())
        return frame


def _body(answer: httpx.Response) -> dict[str, Any]:
    if answer.is_success:
        body: dict[str, Any] = answer.json()
        return body
    request = f"{answer.request.method} {answer.request.url.path}"
    raise StepFailed("demo.step_failed", f"{request} answered {answer.status_code}: {answer.text[:500]}")
