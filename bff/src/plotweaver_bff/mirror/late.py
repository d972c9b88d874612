"""News that waits for a fetch: in its book's own order, while the other books go on."""

from __future__ import annotations

import asyncio
import random
from collections import deque

import structlog
from plotweaver_contracts.feed import ContentUpdated, FeedEvent
from plotweaver_manuscript.errors import PlotWeaverError
from pydantic import ValidationError

from plotweaver_bff.mirror.copies import Copies
from plotweaver_bff.mirror.fetching import Fetches
from plotweaver_bff.mirror.leaving import Leaving
from plotweaver_bff.mirror.position import Position
from plotweaver_bff.realtime.hub import Hub

_FIRST_WAIT, _LONGEST_WAIT = 0.1, 5.0

log = structlog.get_logger()


class Late:
    """Events of books whose objects have to be fetched first.

    Args:
        position: told which books are behind.
        copies: the books.
        fetches: brings what an event does not carry.
        hub: tells connected readers, once a book is here.
        leaving: told of everything after them.
    """

    def __init__(self, position: Position, copies: Copies, fetches: Fetches, hub: Hub, leaving: Leaving) -> None:
        self._position = position
        self._copies = copies
        self._fetches = fetches
        self._hub = hub
        self._leaving = leaving
        self._waiting: dict[str, deque[tuple[int, FeedEvent]]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def holds(self, project: str) -> bool:
        """Whether a book's next event has to come here: others of it wait, or it is at work."""
        return project in self._waiting or self._fetches.running(project) or self._copies.tidied(project)

    def add(self, project: str, seq: int, event: FeedEvent) -> None:
        """Take a book's event, to be told once what it tells can be read."""
        self._position.delay(project, seq)
        if project in self._waiting:
            self._waiting[project].append((seq, event))
            return
        self._waiting[project] = deque([(seq, event)])
        task = asyncio.create_task(self._work(project))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def forget(self) -> None:
        """Forget everything that waits."""
        self._waiting.clear()
        for task in self._tasks:
            task.cancel()

    async def _work(self, project: str) -> None:
        queue, wait = self._waiting[project], _FIRST_WAIT
        while queue:
            _, event = queue[0]
            try:
                if event.type == "content.updated":
                    await self._bring(project, ContentUpdated.model_validate(event.data), event)
            except (ValidationError, PlotWeaverError, OSError) as error:
                log.warning("a book cannot be fetched just now", project=project, error=type(error).__name__)
                # with jitter, so that several of us do not come back at one moment
                await asyncio.sleep(random.uniform(wait / 2, wait))  # noqa: S311  not a secret
                wait = min(wait * 2, _LONGEST_WAIT)
                continue
            queue.popleft()
            if not queue:
                del self._waiting[project]
            self._position.settle(project, queue[0][0] if queue else None)
            self._hub.publish(event)
            await self._position.tell()
            await self._fetches.landed(project)
            await self._leaving.heard(event)
        await self._position.keep()

    async def _bring(self, project: str, news: ContentUpdated, event: FeedEvent) -> None:
        # what is under way may be older than this news, and will put everything where it was then
        await self._fetches.landed(project)
        if await asyncio.to_thread(self._copies.take, project, news, event.objects or ()):
            return
        if not await self._fetches.fetch(project):
            log.error("a book cannot be copied", project=project, ref=news.ref, commit=news.commit)
