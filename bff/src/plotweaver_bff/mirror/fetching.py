"""Fetching whole books from the write service: one fetch of a book at a time, shared by everyone who needs it."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TypeVar

import httpx
from plotweaver_contracts.feed import ObjectBundle
from plotweaver_gitstore import is_public

from plotweaver_bff.mirror.bundle import read_bundle
from plotweaver_bff.mirror.copies import Copies

Done = TypeVar("Done")

#: As many ids as fit into an address; what is not told is sent once more.
_MOST_TOLD = 150
_SECONDS = 60
#: Threads of their own: large fetches must not keep readers from the common ones.
_WRITERS = 2


class Fetches:
    """Fetches books.

    Args:
        backend: a client of the write service that shows the service token.
        copies: where the books go.
    """

    def __init__(self, backend: httpx.AsyncClient, copies: Copies) -> None:
        self._backend = backend
        self._copies = copies
        self._running: dict[str, asyncio.Task[bool]] = {}
        self._writers = ThreadPoolExecutor(_WRITERS, "mirror-fetch")

    def running(self, project: str) -> bool:
        """Whether a book is being fetched."""
        return project in self._running

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
            httpx.HTTPError: the write service does not answer as it should.
            StoreError: what it sent is damaged.
        """
        task = self._running.get(project)
        if task is None:
            task = asyncio.create_task(self._fetched(project))
            self._running[project] = task
            task.add_done_callback(lambda ended: self._ended(project, ended))
        # one reader that leaves must not take the fetch from the others
        return await asyncio.shield(task)

    def _ended(self, project: str, task: asyncio.Task[bool]) -> None:
        del self._running[project]
        with contextlib.suppress(asyncio.CancelledError):
            # looked at: all who waited may have left
            task.exception()

    async def _fetched(self, project: str) -> bool:
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
            async with self._backend.stream("GET", address, params=params, timeout=_SECONDS) as answer:
                if answer.is_client_error:
                    return None
                answer.raise_for_status()
                told, pack = await read_bundle(answer, Path(folder), self._off)
            taken = await self._off(partial(self._copies.take_all, project, told, pack, private))
            return told if taken else None

    async def _off(self, work: Callable[[], Done]) -> Done:
        """Do what waits for the disk in a thread."""
        return await asyncio.get_running_loop().run_in_executor(self._writers, work)
