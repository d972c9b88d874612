"""git's own side of a clone, started as a process with nothing in its environment but what it needs."""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import AsyncGenerator
from pathlib import Path

_CHUNK = 64 * 1024
_PROTOCOLS = frozenset({"version=1", "version=2"})


async def advertise(repository: Path, protocol: str) -> AsyncGenerator[bytes]:
    """Yield the refs as a client asks for them first.

    Args:
        repository: a bare repository.
        protocol: the client's `Git-Protocol` header.
    """
    # with version 2 there is no service line (gitprotocol-http)
    if protocol != "version=2":
        yield b"001e# service=git-upload-pack\n0000"
    async for chunk in _run(repository, protocol, b"", "--http-backend-info-refs"):
        yield chunk


async def exchange(repository: Path, protocol: str, asked: bytes) -> AsyncGenerator[bytes]:
    """Yield the answer to one request of a clone or fetch."""
    async for chunk in _run(repository, protocol, asked):
        yield chunk


async def _run(repository: Path, protocol: str, asked: bytes, *options: str) -> AsyncGenerator[bytes]:
    process = await asyncio.create_subprocess_exec(
        "git",
        "upload-pack",
        "--stateless-rpc",
        "--strict",
        *options,
        str(repository),
        env=_environment(repository, protocol),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("git was started without pipes")
    feeding = asyncio.create_task(_feed(process.stdin, asked))
    try:
        while chunk := await process.stdout.read(_CHUNK):
            yield chunk
        await process.wait()
    finally:
        # also when the client leaves halfway: no git process outlives its reader
        feeding.cancel()
        if process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()


async def _feed(stdin: asyncio.StreamWriter, asked: bytes) -> None:
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):
        stdin.write(asked)
        await stdin.drain()
        stdin.close()


def _environment(repository: Path, protocol: str) -> dict[str, str]:
    environment = {
        "PATH": os.environ.get("PATH", os.defpath),
        # the machine's own git settings are not for here
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "HOME": str(repository),
        # as on any server: git refuses repositories of others unless told which it is
        "GIT_CONFIG_COUNT": "2",
        "GIT_CONFIG_KEY_0": "safe.directory",
        "GIT_CONFIG_VALUE_0": str(repository),
        # partial clones: a large book's old versions come when they are looked at
        "GIT_CONFIG_KEY_1": "uploadpack.allowFilter",
        "GIT_CONFIG_VALUE_1": "true",
    }
    return environment | ({"GIT_PROTOCOL": protocol} if protocol in _PROTOCOLS else {})
