"""Fetching whole books from the write service: one fetch of a book at a time, shared by everyone who needs it."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TypeVar

import structlog
from plotweaver_contracts.feed import ObjectBundle
from plotweaver_contracts.problems import PROBLEMS
from plotweaver_gitstore import StoreError, is_public
from plotweaver_kit.problems import ProblemError

from plotweaver_bff.backend import Backend
from plotweaver_bff.mirror.bundle import read_bundle
from plotweaver_bff.mirror.copies import DAMAGE, Copies

Done = TypeVar("Done")

#: As many ids as fit into an address; what is not told is sent once more.
_MOST_TOLD = 150
_SECONDS = 60
#: Threads of their own: large fetches must not keep readers from the common ones.
_WRITERS = 2
#: What the write service answers when its own repository is missing or damaged.
_UNREADABLE = PROBLEMS["book.unreadable"][0]
#: A copy over which readers stumble is looked at once in so many seconds: to look means to read all of it.
_LOOKED_EVERY = 30.0

log = structlog.get_logger()


class Fetches:
    """Fetches books.

    Args:
        backend: a client of the write service that shows the service token.
        copies: where the books go.
    """

    def __init__(self, backend: Backend, copies: Copies) -> None:
        self._backend = backend
        self._copies = copies
        self._running: dict[str, asyncio.Task[bool]] = {}
        self._making: set[str] = set()
        self._looked: dict[str, tuple[float, bool]] = {}
        self._writers = ThreadPoolExecutor(_WRITERS, "mirror-fetch")

    def running(self, project: str) -> bool:
        """Whether a book is being fetched."""
        return project in self._running

    def making(self, project: str) -> bool:
        """Whether a book that was not here is being fetched: the private drafts come after all the rest."""
        return project in self._making

    async def landed(self, project: str) -> None:
        """Wait until the fetch that is under way, if any, has ended, however it ends."""
        task = self._running.get(project)
        if task is not None:
            await asyncio.wait([task])

    async def fetch(self, project: str) -> bool:
        """Bring a book to where the write service has it; who comes while it is being fetched waits for that.

        Returns:
            False if the write service has no such book, or not all of it.

        Raises:
            BackendAway: the write service does not answer as it should.
            StoreError: what it sent is damaged.
            ProblemError: `book.unreadable`: the write service itself cannot read it.
        """
        task = self._running.get(project)
        # one reader that leaves must not take the fetch from the others
        return await asyncio.shield(self._begun(project, self._fetched(project)) if task is None else task)

    async def mend(self, project: str) -> bool:
        """Look whether a copy is gone or damaged, as somebody could not read it, and if so bring the book again.

        Who comes while that goes on waits for it and is told the same; so is who comes soon after a look that found all
        well, for then it is not the copy's fault.

        Returns:
            Whether it was, and reading again is worth it.

        Raises:
            BackendAway: the write service does not answer as it should.
            StoreError: what it sent is damaged.
        """
        came = time.monotonic()
        while project in self._running:
            await self.landed(project)
            # it has ended, and is taken out of the list in a moment
            await asyncio.sleep(0)
        at, mended = self._looked.get(project, (0.0, False))
        recent = at >= came or (not mended and at and time.monotonic() - at < _LOOKED_EVERY)
        if recent and self._copies.present(project):
            return mended
        return await asyncio.shield(self._begun(project, self._mended(project)))

    def _begun(self, project: str, work: Coroutine[None, None, bool]) -> asyncio.Task[bool]:
        task = self._running[project] = asyncio.create_task(work)
        task.add_done_callback(lambda ended: self._ended(project, ended))
        return task

    def _ended(self, project: str, task: asyncio.Task[bool]) -> None:
        del self._running[project]
        with contextlib.suppress(asyncio.CancelledError):
            # looked at: all who waited may have left
            task.exception()

    async def _mended(self, project: str) -> bool:
        here = self._copies.present(project)
        if here and await self._off(partial(self._copies.sound, project)):
            self._looked[project] = time.monotonic(), False
            return False
        log.warning("a copy is gone or damaged and is made again", project=project)
        await self._off(partial(self._copies.forget, project))
        found = await self._whole(project)
        self._looked[project] = time.monotonic(), found
        return found

    async def _fetched(self, project: str) -> bool:
        try:
            return await self._whole(project)
        except (*DAMAGE, StoreError) as error:
            if not self._copies.present(project) or await self._off(partial(self._copies.sound, project)):
                raise
            log.warning("a copy is damaged and is made again", project=project, detail=str(error))
        await self._off(partial(self._copies.forget, project))
        return await self._whole(project)

    async def _whole(self, project: str) -> bool:
        if self._copies.present(project):
            return await self._parts(project)
        self._making.add(project)
        try:
            return await self._parts(project)
        finally:
            self._making.discard(project)

    async def _parts(self, project: str) -> bool:
        told = await self._part(project, private=False)
        if told is None:
            return False
        drafts = {*told.refs, *self._copies.refs(project)}
        return all(map(is_public, drafts)) or await self._part(project, private=True) is not None

    async def _part(self, project: str, private: bool) -> ObjectBundle | None:
        known = {oid for ref, oid in self._copies.refs(project).items() if private or is_public(ref)}
        have = sorted(known)[:_MOST_TOLD]
        return (await self._asked(project, private, have) if have else None) or await self._asked(project, private, [])

    async def _asked(self, project: str, private: bool, have: list[str]) -> ObjectBundle | None:
        params = {"have": ",".join(have)} if have else {}
        params |= {"private": "true"} if private else {}
        address = f"/api/v1/internal/projects/{project}/objects"
        with self._copies.arriving() as folder:
            async with self._backend.stream(address, params=params, seconds=_SECONDS) as answer:
                if 400 <= answer.status < 500:
                    return None
                if answer.status == _UNREADABLE and (found := await answer.problem()).code == "book.unreadable":
                    raise ProblemError(found.code, found.detail)
                answer.require()
                told, pack = await read_bundle(answer, Path(folder), self._off)
            taken = await self._off(partial(self._copies.take_all, project, told, pack, private))
            return told if taken else None

    async def _off(self, work: Callable[[], Done]) -> Done:
        """Do what waits for the disk in a thread."""
        return await asyncio.get_running_loop().run_in_executor(self._writers, work)
