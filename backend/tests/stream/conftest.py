"""Real backend processes on one PostgreSQL, as an installation with several of them has."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import psycopg
import pytest

TOKEN = "the-services-own-token"
HEADERS = {"Authorization": f"Bearer {TOKEN}"}


@dataclass
class Installation:
    """Backend processes that share a database and a data directory."""

    folder: Path
    database_url: str
    running: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self, port: int) -> subprocess.Popen[bytes]:
        """Start a backend on `port` and wait until its own first line says that it serves."""
        settings = {"DATA_DIR": self.folder, "DATABASE_URL": self.database_url, "SERVICE_TOKEN": TOKEN}
        settings["BACKEND_PORT"] = port
        named = {f"PLOTWEAVER_{name}": str(value) for name, value in settings.items()}
        log = (self.folder / f"{len(self.running)}.log").open("wb")
        command = [sys.executable, "-m", "plotweaver_backend.serve"]
        process = subprocess.Popen(command, env={**os.environ, **named}, stderr=log, start_new_session=True)
        self.running.append(process)
        deadline = time.monotonic() + 60
        while b"Booting worker" not in (said := Path(log.name).read_bytes()):
            assert process.poll() is None, said
            assert time.monotonic() < deadline, said
            os.sched_yield()
        return process

    def kill(self, process: subprocess.Popen[bytes]) -> None:
        """End a backend with its worker, at once."""
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@pytest.fixture
def installation(postgres_server: str, tmp_path: Path) -> Iterator[Installation]:
    name = f"test_{uuid.uuid4().hex}"
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    installation = Installation(tmp_path, postgres_server.replace("/postgres?", f"/{name}?", 1))
    yield installation
    for process in installation.running:
        if process.poll() is None:
            installation.kill(process)


@pytest.fixture
def free_port() -> Callable[[], int]:
    def find() -> int:
        with closing(socket.socket()) as probe:
            probe.bind(("127.0.0.1", 0))
            return probe.getsockname()[1]

    return find


class Follower:
    """A connection that follows the feed, open from its first heartbeat on."""

    def __init__(self, response: httpx.Response) -> None:
        self._lines = response.iter_lines()
        assert self.next()["type"] == "heartbeat"

    def next(self) -> dict:
        """The next frame; fails when the connection breaks."""
        return json.loads(next(self._lines))

    def hear(self, type: str) -> dict:
        """The next frame of this type."""
        while (frame := self.next())["type"] != type:
            pass
        return frame


@pytest.fixture
def follow() -> Iterator[Callable[[int], Follower]]:
    """Open a follower of a port, each with a connection of its own."""
    with ExitStack() as stack:

        @contextmanager
        def opened(port: int) -> Iterator[Follower]:
            with (
                httpx.Client(timeout=30, headers=HEADERS) as client,
                client.stream("GET", f"http://127.0.0.1:{port}/api/v1/internal/feed?after=0") as response,
            ):
                assert response.status_code == 200
                yield Follower(response)

        yield lambda port: stack.enter_context(opened(port))
