"""The peer of the reads: a bare Starlette answer of equal bytes, served the way we serve."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

NAME = "a bare Starlette answer of equal bytes"


@contextlib.asynccontextmanager
async def serving(body: bytes, folder: Path) -> AsyncIterator[str]:
    """Serve `body` from a process of its own; yield its origin."""
    file = folder / "peer-body"
    file.write_bytes(body)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = await asyncio.create_subprocess_exec(sys.executable, "-m", "benchmarks.peer", str(port), str(file))
    try:
        origin = f"http://127.0.0.1:{port}"
        async with httpx.AsyncClient() as client:
            for _ in range(200):
                with contextlib.suppress(httpx.HTTPError):
                    await client.get(origin)
                    break
                await asyncio.sleep(0.05)
        yield origin
    finally:
        process.terminate()
        await process.wait()


def main() -> None:
    """Serve the bytes of a file on a port."""
    port, body = int(sys.argv[1]), Path(sys.argv[2]).read_bytes()

    async def answer(_: Request) -> Response:
        return Response(body, media_type="application/json")

    app = Starlette(routes=[Route("/{path:path}", answer)])
    uvicorn.run(app, host="127.0.0.1", port=port, loop="uvloop", http="httptools", access_log=False, log_config=None)


if __name__ == "__main__":
    main()
