"""Saves, cached reads and memory as the shelf grows to 1,000 books, and as a book grows to 20,000 versions."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from plotweaver_cli.client import Client
from plotweaver_cli.errors import StepFailed
from plotweaver_cli.services import Installation
from plotweaver_cli.supervisor import Supervisor

from benchmarks import wrk
from benchmarks.histories import bundle
from benchmarks.house import Book, Saved, save, scene_ids, started
from benchmarks.light import Light
from benchmarks.results import QUICK, RUNS, Figures, Result, figures, median_of

_SAVES = 40
_MOST = 2.0
#: Seconds that a book with a long history may take until it can be read.
_PATIENCE = 180.0
_AT_ONCE = 4
_SERVICES = ("backend", "bff")
#: What the smallest rented machine has to spare for one service: half a gigabyte.
_MEMORY_MB = 512


@dataclass(frozen=True)
class Size:
    """How much a house holds: books on the shelf, and versions of the one that is read."""

    books: int
    versions: int


_SMALLEST = Size(1, 10)
_MORE_BOOKS = (Size(10, 10),) if QUICK else (Size(100, 10), Size(1_000, 10))
_MORE_VERSIONS = (Size(1, 100),) if QUICK else (Size(1, 1_000), Size(1, 20_000))


@dataclass
class Place:
    """A house of one size, and what was measured in it.

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
    saves: list[Figures] = field(default_factory=list)
    reads: list[Figures] = field(default_factory=list)

    async def measure(self) -> None:
        """Add a run of save, spread over all books, and a run of cached reads."""
        done: list[Saved] = []
        async with Light(self.here.origin, self.author.token) as light:
            for made in itertools.islice(self.written, _SAVES):
                book = await _arrived(self.author, made)
                seq = done[-1].seq if done else 0
                done.append(await save(self.author, light, book.project, book.scenes[0], str(len(done)), seq))
        self.saves.append(figures([each.ms for each in done]))
        path = f"/api/v1/projects/{self.read.project}/scenes/{self.read.scenes[0]}"
        shown = {"Authorization": f"Bearer {self.author.token}"}
        self.reads.append(await asyncio.to_thread(wrk.load, self.here.origin, [path], shown, 1, 1))

    def memory(self, service: str) -> Figures:
        """Return a service's resident memory now, in megabytes."""
        status = Path(f"/proc/{self.supervisor.pid(service)}/status").read_text()
        line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
        return Figures(round(int(line.split()[1]) / 1024, 1))


async def measure() -> list[Result]:
    """Return the figures of every size beside those of the smallest."""
    books = await _grown("books on the shelf", "books", _MORE_BOOKS)
    return books + await _grown("versions of the book", "versions", _MORE_VERSIONS)


async def _grown(noun: str, what: str, sizes: tuple[Size, ...]) -> list[Result]:
    async with contextlib.AsyncExitStack() as stack:
        # all at once and in turn, so that what the machine does meanwhile is not taken for the size's doing
        places = [await stack.enter_async_context(_place(size)) for size in (_SMALLEST, *sizes)]
        for _ in range(RUNS):
            for place in places:
                await place.measure()
        smallest, *larger = places
        peer = f"the same with {getattr(_SMALLEST, what)} {noun}"
        compared = [_compared(place, smallest, f"{getattr(place.size, what):,} {noun}", peer) for place in larger]
        return [result for each in compared for result in each]


def _compared(place: Place, smallest: Place, size: str, peer: str) -> list[Result]:
    times = (("save", place.saves, smallest.saves), ("cached scene read", place.reads, smallest.reads))
    return [
        *(_ratio(f"{what} with {size}", median_of(ours), median_of(theirs), peer) for what, ours, theirs in times),
        *(_memory(service, place, smallest, size, peer) for service in _SERVICES),
    ]


def _memory(service: str, place: Place, smallest: Place, size: str, peer: str) -> Result:
    ours, theirs = place.memory(service), smallest.memory(service)
    ratio, name = round(ours.p50 / theirs.p50, 2), f"resident memory of the {service} with {size}"
    return Result(name, "MB", ours, theirs, peer, None, ratio, f"≤ {_MEMORY_MB} MB", ours.p50 <= _MEMORY_MB)


def _ratio(name: str, ours: Figures, theirs: Figures, peer: str) -> Result:
    ratio = round(ours.p50 / theirs.p50, 2)
    return Result(name, "ms", ours, theirs, peer, None, ratio, f"p50 ≤ {_MOST:g}× the peer", ratio <= _MOST)


@contextlib.asynccontextmanager
async def _place(size: Size) -> AsyncIterator[Place]:
    async with started("model") as (here, supervisor, author):
        long = await author.bring(bundle(size.versions, here.data))
        others = await _made(author, size.books - 1)
        yield Place(size, here, supervisor, author, await _arrived(author, long), itertools.cycle([long, *others]))


async def _made(author: Client, number: int) -> list[dict[str, Any]]:
    """Make books, some at a time, as one after the other takes minutes."""
    free = asyncio.Semaphore(_AT_ONCE)

    async def made(place: int) -> dict[str, Any]:
        async with free:
            return await author.post("/projects", {"title": f"Book {place}"})

    return await asyncio.gather(*(made(place) for place in range(number)))


async def _arrived(author: Client, made: dict[str, Any]) -> Book:
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
