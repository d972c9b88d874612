"""What is kept here: as many books as fit, those read last before all others, and any other again once it is read."""

from __future__ import annotations

import asyncio
import contextlib
import os
import time
from collections import Counter
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import structlog
from plotweaver_kit.problems import ProblemError

from plotweaver_bff.mirror.copies import Copies
from plotweaver_bff.mirror.fetching import Fetches

#: How long a reader waits for a book that has to be fetched first, in seconds.
PATIENCE = 10.0
#: Removed down to this part of the limit, so that measuring is rare.
_DOWN_TO = 0.9
#: A file in each copy whose time tells when it was last read; it is touched once in so many seconds.
_MARK, _MARKED_EVERY = "last-read", 60.0

log = structlog.get_logger()


class Shelf:
    """Keeps books within a limit of disk.

    Args:
        copies: the books.
        fetches: brings back what was removed.
        limit: bytes that all copies together may take; what is being read, or was read last, stays.
    """

    def __init__(self, copies: Copies, fetches: Fetches, limit: int) -> None:
        self._copies = copies
        self._fetches = fetches
        self._limit = limit
        self._readers: Counter[str] = Counter()
        self._read_at: dict[str, float] = {}
        self._marked_at: dict[str, float] = {}
        # what lay here before the start is measured at the first look
        self._room = 0
        self._leaving: set[str] = set()
        self._trimming: asyncio.Task[None] | None = None

    def reading(self, project: str) -> AbstractAsyncContextManager[int]:
        """Keep a book here until the context ends, fetching it first if it is not.

        Entering returns which of its copies this is, as damage may take it away all the same: see `anew`.

        Raises, on entering:
            ProblemError: `not_found`, or `mirror.behind` if the fetch takes longer than a reader can wait.
            BackendAway: it has to be fetched, and the write service does not answer.
        """
        return _Reader(self, project)

    async def come(self, project: str) -> int:
        """Count a reader in and have the book here; see `reading`, which counts it out, too."""
        self._readers[project] += 1
        try:
            await self._here(project)
        except BaseException:  # a cancellation as well: who never came to read must not hold the copy
            self.go(project)
            raise
        self._mark(project)
        return self.life(project)

    def go(self, project: str) -> None:
        """Count a reader out."""
        self._readers[project] -= 1
        if not self._readers[project]:
            del self._readers[project]

    def life(self, project: str) -> int:
        """Return which copy of a book this is: one more with each that went."""
        return self._copies.lives[project]

    async def mend(self, project: str) -> bool:
        """Have a copy looked at that could not be read; return whether it was made again, and can be read now.

        Raises:
            ProblemError: `mirror.behind` if that takes longer than a reader can wait; it goes on.
            BackendAway: it has to be fetched, and the write service does not answer.
        """
        try:
            async with asyncio.timeout(PATIENCE):
                return await self._fetches.mend(project)
        except TimeoutError:
            raise ProblemError("mirror.behind") from None

    async def anew(self, project: str, life: int) -> bool:
        """Have a copy here again that went while it was read; return whether one did: what it lacked may be there.

        Args:
            life: which copy was read, as entering `reading` or `life` told.

        Raises:
            ProblemError: as `reading` says.
            BackendAway: as `reading` says.
        """
        if self.life(project) == life and self._copies.present(project):
            return False
        await self._here(project)
        return True

    def trim(self) -> None:
        """Remove what does not fit, in the background; call it when a copy has grown."""
        if self._copies.grown >= self._room and (self._trimming is None or self._trimming.done()):
            self._trimming = asyncio.create_task(self._trim())

    async def _here(self, project: str) -> None:
        # somebody may be removing it this moment: then it comes back
        while project in self._leaving and self._trimming is not None:
            await asyncio.wait([self._trimming])
        here = self._copies.present(project)
        if here and self._copies.doubtful(project):
            await self.mend(project)
            here = self._copies.present(project)
        if here and not self._fetches.making(project):
            return
        try:
            async with asyncio.timeout(PATIENCE):
                found = await self._fetches.fetch(project)
        except TimeoutError:
            raise ProblemError("mirror.behind") from None
        if not found:
            raise ProblemError("not_found")
        self.trim()

    def _mark(self, project: str) -> None:
        now = time.time()
        if now - self._marked_at.get(project, 0.0) > _MARKED_EVERY:
            self._marked_at[project] = now
            # for the next start; that it fails harms nobody
            with contextlib.suppress(OSError):
                (self._copies.store.path(project) / _MARK).touch()
        self._read_at[project] = now

    async def _trim(self) -> None:
        grown = self._copies.grown
        sizes = await asyncio.to_thread(self._measured)
        total = sum(sizes.values())
        over = total > self._limit
        # the one read last stays, even if it alone is too large: it would only come back
        for project in list(sizes)[:-1]:
            if not over or total <= self._limit * _DOWN_TO:
                break
            if self._readers[project] or self._fetches.running(project) or self._copies.tidied(project):
                continue
            self._leaving.add(project)
            try:
                await asyncio.to_thread(self._copies.remove, project)
                total -= sizes[project]
                log.info("a copy was removed to make room", project=project, bytes=sizes[project])
            except OSError as error:
                log.warning("a copy cannot be removed", project=project, detail=str(error))
            finally:
                self._leaving.discard(project)
                self._marked_at.pop(project, None)
        self._room = grown + max(self._limit - total, int(self._limit * (1 - _DOWN_TO)))

    def _measured(self) -> dict[str, int]:
        """Return what each copy takes, those first that nobody read for longest."""
        projects = sorted((path.stem for path in self._copies.store.root.glob("*.git")), key=self._last_read)
        return {project: _size(self._copies.store.path(project)) for project in projects}

    def _last_read(self, project: str) -> float:
        known = self._read_at.get(project)
        if known is None:
            try:
                known = (self._copies.store.path(project) / _MARK).stat().st_mtime
            except OSError:
                known = 0.0
        return known


class _Reader(AbstractAsyncContextManager[int]):
    """One who reads: a class, since a generator would cost every read a tenth of its time."""

    __slots__ = ("_project", "_shelf")

    def __init__(self, shelf: Shelf, project: str) -> None:
        self._shelf = shelf
        self._project = project

    async def __aenter__(self) -> int:
        return await self._shelf.come(self._project)

    async def __aexit__(self, *_: object) -> None:
        self._shelf.go(self._project)


def _size(folder: Path) -> int:
    total = 0
    for where, _, files in os.walk(folder):
        # a folder takes room as well: those of loose objects are up to a megabyte in each copy
        for path in (where, *(os.path.join(where, name) for name in files)):
            # what goes while it is counted counts for nothing
            with contextlib.suppress(OSError):
                total += os.lstat(path).st_blocks * 512
    return total
