"""git's own side of a clone, started as a process with nothing in its environment but what it needs."""

from __future__ import annotations

import asyncio
import os
import subprocess
from collections.abc import AsyncGenerator, AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

_CHUNK = 64 * 1024
_PROTOCOLS = frozenset({"version=1", "version=2"})


class GitFailed(Exception):
    """git ended with an error: it was asked for what is not there, or cannot read its repository."""


async def advertise(repository: Path, protocol: str) -> AsyncGenerator[bytes]:
    """Yield the refs as a client asks for them first.

    Args:
        repository: a bare repository.
        protocol: the client's `Git-Protocol` header.

    Raises:
        GitFailed: what was yielded so far may be all that there was.
    """
    # with version 2 there is no service line (gitprotocol-http)
    if protocol != "version=2":
        yield b"001e# service=git-upload-pack\n0000"
    async for chunk in _run(repository, protocol, b"", "--http-backend-info-refs"):
        yield chunk


async def exchange(repository: Path, protocol: str, asked: bytes) -> AsyncGenerator[bytes]:
    """Yield the answer to one request of a clone or fetch.

    Raises:
        GitFailed: what was yielded so far tells the client, or nothing was.
    """
    async for chunk in _run(repository, protocol, asked):
        yield chunk


async def _run(repository: Path, protocol: str, asked: bytes, *options: str) -> AsyncGenerator[bytes]:
    with TemporaryFile() as request:
        request.write(asked)
        request.seek(0)
        process = _started(repository, protocol, request, options)
    if process.stdout is None:
        raise RuntimeError("git was started without a pipe")
    try:
        async with _read(process.stdout) as answer:
            while chunk := await answer.read(_CHUNK):
                yield chunk
        code = await asyncio.to_thread(process.wait)
        if code:
            raise GitFailed(f"git upload-pack ended with {code}")
    finally:
        # also when the client leaves halfway: no git process outlives its reader
        process.kill()
        await asyncio.to_thread(process.wait)


def _started(repository: Path, protocol: str, request: IO[bytes], options: Iterable[str]) -> subprocess.Popen[bytes]:
    # not by the event loop: uvloop copies this process's whole memory map first, 20 ms with 180 MB, and nothing else
    # goes on meanwhile; here it takes one or two, as the memory is lent (vfork)
    return subprocess.Popen(
        ["git", "upload-pack", "--stateless-rpc", "--strict", *options, str(repository)],
        env=_environment(repository, protocol),
        stdin=request,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


@asynccontextmanager
async def _read(pipe: IO[bytes]) -> AsyncIterator[asyncio.StreamReader]:
    """Yield what comes through a pipe; it is closed at the end."""
    reader = asyncio.StreamReader()
    transport, _ = await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(reader), pipe
    )
    try:
        yield reader
    finally:
        transport.close()


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
