"""Saves, reads, searches, clones, memory: as the shelf grows to 1,000 books, and as a book grows to 20,000 versions."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from plotweaver_cli.client import Live

from benchmarks import browsing, cloning, novel, saving, webserver, wrk
from benchmarks.histories import vocabulary
from benchmarks.house import Saved, copy_of, save, shown
from benchmarks.light import Light
from benchmarks.results import QUICK, RUNS, Figures, Result, figures, median_of
from benchmarks.shelf import Place, Size, arrived, opened

_SAVES = 40
#: In each run: a whole history of 20,000 versions takes a second or more, on either side.
_CLONES = 2
_MOST = 2.0
_SERVICES = ("backend", "bff")
#: What the smallest rented machine has to spare for one service: half a gigabyte.
_MEMORY_MB = 512
_SMALLEST = Size(1, 10)
_MORE_BOOKS = (Size(10, 10),) if QUICK else (Size(100, 10), Size(1_000, 10))
_MORE_VERSIONS = (Size(1, 100),) if QUICK else (Size(1, 1_000), Size(1, 20_000))
#: What is held against the same in the smallest house.
_COMPARED = ("save", "cached scene read", "first scene read of a version")


@dataclass
class Growth:
    """What was measured in a house of one size, run by run.

    Attributes:
        name: the size in words.
        beside: the origin at which the peers serve the same copies, and we as we are.
        asked: what is searched for, never the same twice.
        runs: by what was measured.
    """

    place: Place
    name: str
    beside: str
    origins: cloning.Origins
    asked: Iterator[str]
    runs: defaultdict[str, list[Figures]] = field(default_factory=lambda: defaultdict(list))

    async def measure(self) -> None:
        """Add a run of everything but the peers' scene reads."""
        author, book = self.place.author, self.place.read
        async with Light(self.place.here.origin, author.token) as light:
            await self._saves(light)
            await self._cached()
            await self._heard(light)
        self.runs["search"].append(await novel.searched(author, book.project, self.asked))
        mine, peer = await asyncio.to_thread(cloning.cloned, self.origins, _CLONES)
        self.runs["clone"].append(mine)
        self.runs["the peer's clone"].append(peer)

    async def _saves(self, light: Light) -> None:
        """Save, spread over all books."""
        done: list[Saved] = []
        for made in itertools.islice(self.place.written, _SAVES):
            book = await arrived(self.place.author, made)
            seq = done[-1].seq if done else 0
            done.append(await save(self.place.author, light, book.project, book.scenes[0], str(len(done)), seq))
        self.runs["save"].append(figures([each.ms for each in done]))

    async def _cached(self) -> None:
        origin, headers = self.place.here.origin, shown(self.place.author)
        path = f"/api/v1/projects/{self.place.read.project}/scenes/{self.place.read.scenes[0]}"
        self.runs["cached scene read"].append(await asyncio.to_thread(wrk.load, origin, [path], headers, 1, 1))

    async def _heard(self, light: Light) -> None:
        """Save to the book that is read until it is heard of, and read a scene of what was made, as nobody has yet."""
        author, book = self.place.author, self.place.read
        told, first = [], []
        async with Live(self.place.here.origin, author.token, book.project) as live:
            for number in range(saving.SAVES):
                told.append(await saving.heard(live, author, light, book, str(number)))
                began = time.perf_counter()
                await author.get(f"/projects/{book.project}/scenes/{book.scenes[1]}")
                first.append((time.perf_counter() - began) * 1000)
        self.runs["heard"].append(figures(told))
        self.runs["first scene read of a version"].append(figures(first))

    async def held(self) -> list[Result]:
        """Return what is held against goals of its own, at this size as at any; here the peers' scene reads run."""
        pages = browsing.pages_of(self.place.here, self.place.read)
        # once: they are many times apart
        read = await asyncio.to_thread(browsing.read, self.beside, pages, shown(self.place.author))
        return [
            saving.result(self.name, median_of(self.runs["heard"])),
            novel.search_result(self.name, median_of(self.runs["search"])),
            cloning.result(f"a clone over HTTP {self.name}", self.runs["clone"], self.runs["the peer's clone"]),
            *browsing.results(f" {self.name}", [read]),
        ]


async def measure() -> list[Result]:
    """Return the figures of every size.

    Raises:
        LeftOut: the peers are not installed.
    """
    webserver.require()
    books = await _grown("books on the shelf", "books", _MORE_BOOKS)
    return books + await _grown("versions of the book", "versions", _MORE_VERSIONS)


async def _grown(noun: str, what: str, sizes: tuple[Size, ...]) -> list[Result]:
    async with contextlib.AsyncExitStack() as stack:
        # all at once and in turn, so that what the machine does meanwhile is not taken for the size's doing
        grown = [
            await stack.enter_async_context(_growth(size, f"with {getattr(size, what):,} {noun}"))
            for size in (_SMALLEST, *sizes)
        ]
        for each in grown:
            await each.place.rest()
        for _ in range(RUNS):
            for each in grown:
                await _alone(each, grown)
        smallest, *larger = grown
        results = [result for each in grown for result in await each.held()]
        return results + [result for each in larger for result in _compared(each, smallest)]


async def _alone(each: Growth, grown: list[Growth]) -> None:
    with contextlib.ExitStack() as others:
        for other in grown:
            if other is not each:
                others.enter_context(other.place.still())
        await each.measure()


@contextlib.asynccontextmanager
async def _growth(size: Size, name: str) -> AsyncIterator[Growth]:
    async with opened(size) as place:
        here, copies = place.here, copy_of(place.here, place.read).parent
        with (
            TemporaryDirectory() as folder,
            webserver.serving(copies, Path(folder), f"127.0.0.1:{here.port}") as beside,
        ):
            origins = await cloning.origins_of(here, place.author, place.read, beside)
            yield Growth(place, name, beside, origins, novel.questions(vocabulary()))


def _compared(grown: Growth, smallest: Growth) -> list[Result]:
    peer = f"the same {smallest.name}"
    return [
        *(_ratio(f"{what} {grown.name}", grown.runs[what], smallest.runs[what], peer) for what in _COMPARED),
        *(_memory(service, grown, smallest, peer) for service in _SERVICES),
    ]


def _memory(service: str, grown: Growth, smallest: Growth, peer: str) -> Result:
    ours, theirs = grown.place.memory(service), smallest.place.memory(service)
    ratio, name = round(ours.p50 / theirs.p50, 2), f"resident memory of the {service} {grown.name}"
    return Result(name, "MB", ours, theirs, peer, None, ratio, f"≤ {_MEMORY_MB} MB", ours.p50 <= _MEMORY_MB)


def _ratio(name: str, mine: list[Figures], others: list[Figures], peer: str) -> Result:
    ours, theirs = median_of(mine), median_of(others)
    ratio = round(ours.p50 / theirs.p50, 2)
    return Result(name, "ms", ours, theirs, peer, None, ratio, f"p50 ≤ {_MOST:g}× the peer", ratio <= _MOST)
