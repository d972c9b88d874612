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

    @property
    def settings(self) -> dict[str, str]:
        """The environment of this installation's processes."""
        named = {"DATA_DIR": self.folder, "DATABASE_URL": self.database_url, "SERVICE_TOKEN": TOKEN}
        return {**os.environ, **{f"PLOTWEAVER_{name}": str(value) for name, value in named.items()}}

    def start(self, port: int, crash_at: str = "") -> subprocess.Popen[bytes]:
        """Start a backend on `port` and wait until its own first line says that it serves."""
        settings = {**self.settings, "PLOTWEAVER_BACKEND_PORT": str(port), "PLOTWEAVER_CRASH_AT": crash_at}
        command = [sys.executable, "-m", "plotweaver_backend.serve"]
        said = self.folder / f"{len(self.running)}.log"
        with said.open("wb") as log:
            process = subprocess.Popen(command, env=settings, stderr=log, start_new_session=True)
        self.running.append(process)
        deadline = time.monotonic() + 60
        while b"Booting worker" not in said.read_bytes():
            assert process.poll() is None, said.read_text()
            assert time.monotonic() < deadline, said.read_text()
            time.sleep(0.02)
        return process

    def kill(self, process: subprocess.Popen[bytes]) -> None:
        """End a backend with its worker, at once."""
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def stop(self) -> None:
        """End every backend that still runs."""
        for process in self.running:
            if process.poll() is None:
                self.kill(process)


@pytest.fixture
def installation(postgres_server: str, tmp_path: Path) -> Iterator[Installation]:
    """One on PostgreSQL, where several backends may run."""
    name = f"test_{uuid.uuid4().hex}"
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    installation = Installation(tmp_path, postgres_server.replace("/postgres?", f"/{name}?", 1))
    yield installation
    installation.stop()


@pytest.fixture
def either_installation(database_url: str, tmp_path: Path) -> Iterator[Installation]:
    """One on SQLite, then one on PostgreSQL."""
    installation = Installation(tmp_path, database_url)
    yield installation
    installation.stop()


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
