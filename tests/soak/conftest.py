"""A real PlotWeaver of two backends and one bff, whose processes may be killed at any instant and come back."""

import asyncio
import contextlib
import os
import random
import signal
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from plotweaver_cli import places
from plotweaver_cli.client import Client
from plotweaver_cli.services import Installation, installation
from plotweaver_cli.supervisor import Child
from plotweaver_cli.up import first_run

BACKENDS = 2
#: How long a writer asks again before the house counts as broken.
PATIENCE = 60.0


class Kept:
    """A process that comes back at once each time it dies (the supervisor would give up one that dies so often)."""

    def __init__(self, child: Child, here: Installation) -> None:
        self._child, self._here = child, here
        self._keeping = None
        self._process = None

    async def start(self) -> None:
        self._keeping = asyncio.create_task(self._keep())
        while not self._is_up():
            await asyncio.sleep(0.02)

    async def stop(self) -> None:
        self._keeping.cancel()
        await asyncio.gather(self._keeping, return_exceptions=True)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGTERM)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._process.wait(), 15)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)

    async def kill(self, how: str) -> None:
        """Kill it once it is up: the `worker` that answers requests, its `master`, or `both` at one blow."""
        while not self._killed(how):
            await asyncio.sleep(0.005)

    def _killed(self, how: str) -> bool:
        if not self._is_up():
            return False
        try:
            if how == "both":
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                os.kill(self._process.pid if how == "master" else self._workers()[0], signal.SIGKILL)
        except (ProcessLookupError, IndexError):
            # it died by itself a moment ago
            return False
        return True

    async def _keep(self) -> None:
        environment = self._here.environment()
        with (self._here.data / f"{self._child.name}.log").open("ab") as log:
            while True:
                self._process = await asyncio.create_subprocess_exec(
                    *self._child.command, env=environment, stdout=log, stderr=log, start_new_session=True
                )
                await self._process.wait()

    def _is_up(self) -> bool:
        # gunicorn has its worker, and whatever has none is up at once
        alive = self._process is not None and self._process.returncode is None
        return alive and (not self._child.name.startswith("backend") or bool(self._workers()))

    def _workers(self) -> list[int]:
        try:
            told = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children").read_text()
        except OSError:
            return []
        return [int(number) for number in told.split()]


@dataclass
class House:
    """What runs, a book in it, and the token of its author. `base`: the book's newest version at first."""

    here: Installation
    backends: list[Kept]
    token: str
    project: str
    base: str
    seq: int

    @property
    def repository(self) -> Path:
        return self.here.data / "repositories" / f"{self.project}.git"

    @property
    def database(self) -> str:
        return self.here.database_url or f"sqlite:///{self.here.data / 'plotweaver.db'}"

    def author(self) -> "Author":
        return Author(self)


class Author:
    """Someone who reads and saves, and asks again until there is an answer."""

    def __init__(self, house: House) -> None:
        self._http = httpx.AsyncClient(base_url=f"{house.here.origin}/api/v1/projects/{house.project}", timeout=70)
        self._http.headers["Authorization"] = f"Bearer {house.token}"
        #: How often there was none.
        self.unanswered = 0

    async def __aenter__(self) -> "Author":
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._http.aclose()

    async def read(self, path: str, min_seq: int) -> dict:
        answer = await self._until_answered("GET", f"/files/{path}", params={"min_seq": min_seq})
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def save(self, key: str, base: str, path: str, text: str) -> dict | None:
        """Save under `key`, however often it takes; None: someone else changed the same place."""
        body = {"base": base, "edits": [{"path": path, "text": text}]}
        answer = await self._until_answered("POST", "/changes", json=body, headers={"Idempotency-Key": key})
        assert answer.status_code in (200, 409), answer.text
        return answer.json() if answer.status_code == 200 else None

    async def _until_answered(self, verb: str, path: str, **more: object) -> httpx.Response:
        until = time.monotonic() + PATIENCE
        while True:
            with contextlib.suppress(httpx.TransportError):
                answer = await self._http.request(verb, path, **more)
                if answer.status_code < 500 or time.monotonic() > until:
                    return answer
            assert time.monotonic() < until, "nobody answers"
            self.unanswered += 1
            await asyncio.sleep(random.uniform(0.01, 0.1))


@pytest.fixture
def say(capsys) -> Callable[[str], None]:
    """Tell whoever waits how far it is."""
    began = time.monotonic()

    def write(line: str) -> None:
        with capsys.disabled():
            sys.stdout.write(f"\n  {time.monotonic() - began:6.1f} s  {line}")
            sys.stdout.flush()

    return write


@pytest.fixture(params=["sqlite", "embedded-postgres"])
def running(request, tmp_path) -> Callable[[], contextlib.AbstractAsyncContextManager[House]]:
    """Return what starts a house with a book, and stops it at the end."""

    @asynccontextmanager
    async def start() -> AsyncIterator[House]:
        with installation(tmp_path, places.free_port(), request.param, BACKENDS) as here:
            kept = [Kept(child, here) for child in here.children() if child.name != "model"]
            try:
                for each in kept:
                    await each.start()
                await _ready(here)
                yield await _book(here, kept[:BACKENDS])
            finally:
                for each in reversed(kept):
                    await each.stop()

    return start


async def _ready(here: Installation) -> None:
    async with httpx.AsyncClient() as client:
        for _ in range(600):
            with contextlib.suppress(httpx.HTTPError):
                if (await client.get(f"{here.origin}/health/ready")).status_code == 200:
                    return
            await asyncio.sleep(0.1)
    raise AssertionError("the house does not start")


async def _book(here: Installation, backends: list[Kept]) -> House:
    async with Client(here.origin) as author:
        await author.redeem((await first_run(here)).token)
        token = await author.post("/auth/tokens", {"name": "soak", "scope": "write"})
        made = await author.post("/projects", {"title": "Written through storms"})
        return House(here, backends, token["secret"], made["project"]["id"], made["commit"], made["seq"])
