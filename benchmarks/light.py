"""A client that does next to nothing: what is measured with it is the service, and not a client library."""

from __future__ import annotations

import asyncio
import json
import uuid
from typing import Any
from urllib.parse import urlsplit

from plotweaver_manuscript.errors import PlotWeaverError


class Refused(PlotWeaverError):
    """A request that was to be measured did not succeed."""


class Light:
    """One kept connection, HTTP/1.1 with answers of known length.

    Args:
        origin: of the service.
        token: an access token.
    """

    def __init__(self, origin: str, token: str) -> None:
        self._address = urlsplit(origin)
        self._head = f"Host: {self._address.netloc}\r\nAuthorization: Bearer {token}\r\n"
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def __aenter__(self) -> Light:
        self._streams = await asyncio.open_connection(self._address.hostname, self._address.port)
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._streams is not None:
            self._streams[1].close()
            await self._streams[1].wait_closed()

    async def post(self, path: str, body: object) -> dict[str, Any]:
        """Send a write, under an idempotency key as the browser's, and return its answer.

        Raises:
            Refused: it did not succeed.
        """
        if self._streams is None:
            raise Refused("bench.closed", "the connection is not open")
        reader, writer = self._streams
        data = json.dumps(body).encode()
        kind = f"Content-Type: application/json\r\nIdempotency-Key: {uuid.uuid4()}\r\nContent-Length: {len(data)}"
        writer.write(f"POST /api/v1{path} HTTP/1.1\r\n{self._head}{kind}\r\n\r\n".encode() + data)
        status, *headers = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower().split("\r\n")
        length = next(header.partition(":")[2] for header in headers if header.startswith("content-length:"))
        answer: dict[str, Any] = json.loads(await reader.readexactly(int(length)))
        if not status.split()[1].startswith("2"):
            raise Refused("bench.refused", f"POST {path} answered {status}: {answer}")
        return answer
