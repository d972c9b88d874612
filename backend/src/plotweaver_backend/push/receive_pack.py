"""git's own side of a push, as a process with nothing in its environment but what it needs, and with limits."""

from __future__ import annotations

import os
import resource
import shlex
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO, BinaryIO

from plotweaver_gitstore.durability import GIT_FSYNC

from plotweaver_backend.push import hook
from plotweaver_backend.push.errors import PushTooLarge, PushTooLong, UnpacksTooLarge
from plotweaver_backend.push.inflating import excess
from plotweaver_backend.push.request import read_request

#: What a push may bring, packed.
MOST_BYTES = 256 * 1024 * 1024
#: How long git may work on one.
MOST_SECONDS = 120.0
#: What git may write in one file and take of memory: a small pack may hold something enormous.
_MOST_FILE, _MOST_MEMORY = 512 * 1024 * 1024, 1024 * 1024 * 1024
_MOST_ANSWER = 4 * 1024 * 1024
#: What git would refuse without naming a file: our own rules refuse the same, and say which and how to mend it.
_OURS = (
    *("badFilemode", "duplicateEntries", "emptyName", "fullPathname", "hasDot", "hasDotdot", "hasDotgit"),
    *("treeNotSorted", "zeroPaddedFilemode", "gitattributesBlob", "gitattributesLarge", "gitattributesLineLength"),
    *("gitmodulesBlob", "gitmodulesLarge", "gitmodulesMissing", "gitmodulesName", "gitmodulesParse", "gitmodulesPath"),
    *("gitmodulesSymlink", "gitmodulesUpdate", "gitmodulesUrl"),
)
_HOOKS = ("pre-receive", "proc-receive")


@dataclass(frozen=True)
class Limits:
    """What one push may take: packed bytes, and seconds of git's work."""

    bytes: int = MOST_BYTES
    seconds: float = MOST_SECONDS


def make_hooks(folder: Path) -> Path:
    """Write the hooks that git starts, complete or not at all; return their folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in _HOOKS:
        command = shlex.join([sys.executable, "-I", "-S", str(hook.__file__), name])
        with tempfile.NamedTemporaryFile("w", dir=folder, delete=False) as draft:
            draft.write(f'#!/bin/sh\nexec {command} "$PLOTWEAVER_PUSH_SOCKET"\n')
        Path(draft.name).chmod(0o700)
        Path(draft.name).replace(folder / name)
    return folder


def advertise(repository: Path, hooks: Path) -> bytes:
    """Return the refs as a client asks for them before it pushes (gitprotocol-http)."""
    with tempfile.TemporaryFile() as nothing:
        answer = _run(repository, hooks, "", nothing, Limits(), "--http-backend-info-refs")
    return b"001f# service=git-receive-pack\n0000" + answer


def receive(repository: Path, hooks: Path, socket: Path, body: IO[bytes], limits: Limits) -> bytes:
    """Let git take a push and return what it says.

    Args:
        socket: where hooks ask.
        body: the client's request, as it comes.

    Raises:
        PushTooLarge: more bytes than a push may bring; nothing was begun.
        UnpacksTooLarge: more than that once it is unpacked; nothing was begun. `detail["request"]`: what was asked.
        PushTooLong: git needed too long and was ended; nothing moved but what was answered already.
    """
    with tempfile.TemporaryFile() as spooled:
        # whole before git begins: a slow client holds no process
        _spool(body, spooled, limits.bytes)
        asked = read_request(spooled)
        if asked is not None and (why := excess(spooled, asked.pack)):
            raise UnpacksTooLarge("push.too_large", why, request=asked)
        return _run(repository, hooks, str(socket), spooled, limits)


def _spool(body: IO[bytes], spooled: BinaryIO, most: int) -> None:
    size = 0
    while chunk := body.read(64 * 1024):
        size += len(chunk)
        if size > most:
            raise PushTooLarge("push.too_large", f"A push may bring {most // 1024 // 1024} MB. Push in parts.")
        spooled.write(chunk)
    spooled.seek(0)


def _run(repository: Path, hooks: Path, socket: str, asked: BinaryIO, limits: Limits, *options: str) -> bytes:
    command = ["git", "receive-pack", "--stateless-rpc", *options, str(repository)]
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            command,
            env=_environment(repository, hooks, socket, limits),
            stdin=asked,
            stdout=said,
            stderr=subprocess.DEVNULL,
            # one group, so that what git starts ends with it
            start_new_session=True,
        )
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (_MOST_FILE, _MOST_FILE))
        resource.prlimit(process.pid, resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
        _wait(process, limits.seconds)
        said.seek(0)
        return said.read(_MOST_ANSWER)


def _wait(process: subprocess.Popen[bytes], seconds: float) -> None:
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, 9)
        process.wait()
        raise PushTooLong("push.too_long", f"This took longer than {seconds:.0f} seconds. Push in parts.") from None


def _environment(repository: Path, hooks: Path, socket: str, limits: Limits) -> dict[str, str]:
    settings = [
        ("safe.directory", str(repository)),
        ("core.hooksPath", str(hooks)),
        ("core.fsync", GIT_FSYNC),
        ("core.bigFileThreshold", "8m"),
        # git itself moves no ref: all of them go to the hook
        ("receive.procReceiveRefs", "refs"),
        ("receive.fsckObjects", "true"),
        ("receive.maxInputSize", str(limits.bytes)),
        *((f"receive.fsck.{each}", "ignore") for each in _OURS),
        # always as a pack: one file to sync, and nothing enormous is written out
        ("receive.unpackLimit", "1"),
        ("receive.autogc", "false"),
        ("transfer.hideRefs", "refs/"),
        ("transfer.hideRefs", "!refs/heads/"),
        ("transfer.hideRefs", "!refs/tags/"),
    ]
    environment = {
        "PATH": os.environ.get("PATH", os.defpath),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "HOME": str(repository),
        "GIT_CONFIG_COUNT": str(len(settings)),
        "PLOTWEAVER_PUSH_SOCKET": socket,
    }
    for number, (key, value) in enumerate(settings):
        environment |= {f"GIT_CONFIG_KEY_{number}": key, f"GIT_CONFIG_VALUE_{number}": value}
    return environment
