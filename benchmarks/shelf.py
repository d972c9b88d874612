"""Houses of any size: so many books on the shelf, so many versions of the one that is read."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import os
import signal
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plotweaver_cli.client import Client
from plotweaver_cli.errors import StepFailed
from plotweaver_cli.services import Installation
from plotweaver_cli.supervisor import Supervisor

from benchmarks.histories import bundle
from benchmarks.house import Book, scene_ids, started
from benchmarks.results import Figures

#: Seconds that a book with a long history may take until it can be read.
_PATIENCE = 180.0
_AT_ONCE = 4
#: A worker that does less than this, in seconds of the processor in a second, only looks whether there is something.
_IDLE = 0.1


@dataclass(frozen=True)
class Size:
    """How much a house holds: books on the shelf, and versions of the one that is read."""

    books: int
    versions: int


@dataclass(frozen=True)
class Place:
    """A house of one size.

    Attributes:
        read: the book with the versions.
        written: what the shelf answered when the books were made, in turn, over and over.
    """

    size: Size
    here: Installation
    supervisor: Supervisor
    author: Client
    read: Book
    written: Iterator[dict[str, Any]]

    def memory(self, service: str) -> Figures:
        """Return a service's resident memory now, in megabytes."""
        status = Path(f"/proc/{self.supervisor.pid(service)}/status").read_text()
        line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
        return Figures(round(int(line.split()[1]) / 1024, 1))

    @contextlib.contextmanager
    def still(self) -> Iterator[None]:
        """Hold the worker until the context ends: what it still owes is not the doing of the house next to it."""
        worker = self.supervisor.pid("worker")
        os.kill(worker, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(worker, signal.SIGCONT)

    async def rest(self) -> None:
        """Wait until what arrived is looked through and on the disk: a house is measured, and not how it was filled."""
        deadline, spent = time.monotonic() + _PATIENCE, self._spent()
        while time.monotonic() < deadline:
            await asyncio.to_thread(os.sync)
            await asyncio.sleep(1)
            before, spent = spent, self._spent()
            if spent - before < _IDLE:
                return

    def _spent(self) -> float:
        """Return the worker's time of the processor so far, and that of its ended children, in seconds: proc(5)."""
        told = Path(f"/proc/{self.supervisor.pid('worker')}/stat").read_text().rpartition(")")[2].split()
        return sum(map(int, told[11:15])) / os.sysconf("SC_CLK_TCK")


@contextlib.asynccontextmanager
async def opened(size: Size) -> AsyncIterator[Place]:
    """Start a house and fill it."""
    async with started("model") as (here, supervisor, author):
        long = await author.bring(bundle(size.versions, here.data))
        others = await _made(author, size.books - 1)
        yield Place(size, here, supervisor, author, await arrived(author, long), itertools.cycle([long, *others]))


async def _made(author: Client, number: int) -> list[dict[str, Any]]:
    """Make books, some at a time, as one after the other takes minutes."""
    free = asyncio.Semaphore(_AT_ONCE)

    async def made(place: int) -> dict[str, Any]:
        async with free:
            return await author.post("/projects", {"title": f"Book {place}"})

    return await asyncio.gather(*(made(place) for place in range(number)))


async def arrived(author: Client, made: dict[str, Any]) -> Book:
    """Return a new book once it can be read; one with a long history takes a while to get there."""
    project, deadline = made["project"]["id"], time.monotonic() + _PATIENCE
    while True:
        try:
            outline = await author.get(f"/projects/{project}/outline?min_seq={made['seq']}")
        except StepFailed:
            if time.monotonic() > deadline:
                raise
            await asyncio.sleep(0.5)
        else:
            return Book(project, scene_ids(outline))
