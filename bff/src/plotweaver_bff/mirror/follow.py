"""Following the backend's log over one connection: copy first, then tell."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator

import structlog
from plotweaver_contracts.feed import ContentUpdated, FeedEvent, PermissionsChanged
from plotweaver_contracts.identity import AccessSnapshot
from plotweaver_manuscript.errors import PlotWeaverError
from pydantic import ValidationError

from plotweaver_bff.access.service import Access
from plotweaver_bff.backend import Backend
from plotweaver_bff.mirror.copies import Copies
from plotweaver_bff.mirror.late import Late
from plotweaver_bff.mirror.leaving import Leaving
from plotweaver_bff.mirror.position import Position
from plotweaver_bff.mirror.shelf import Shelf
from plotweaver_bff.realtime.hub import Hub

#: Without a line for this long the connection counts as dead; heartbeats come every 10 s.
SILENCE = 30.0
_FIRST_WAIT, _LONGEST_WAIT = 0.1, 5.0

log = structlog.get_logger()


class Follower:
    """Follows the log.

    Args:
        backend: a client of the write service that shows the service token.
        position: where we are.
        copies: the books.
        late: takes what has to be fetched first.
        shelf: told when a copy has grown.
        access: who may read.
        hub: tells connected readers.
        leaving: told of everything after them.
    """

    def __init__(
        self,
        backend: Backend,
        position: Position,
        copies: Copies,
        late: Late,
        shelf: Shelf,
        access: Access,
        hub: Hub,
        leaving: Leaving,
    ) -> None:
        self._backend = backend
        self._position = position
        self._copies = copies
        self._late = late
        self._shelf = shelf
        self._access = access
        self._hub = hub
        self._leaving = leaving
        self._snapshot = 0
        self.following = False

    async def run(self) -> None:
        """Follow until cancelled, connecting again whenever the connection ends."""
        wait = _FIRST_WAIT
        while True:
            try:
                await self._begin()
                async for event in self.events(self._position.seq):
                    wait = _FIRST_WAIT
                    await self._take(event)
            except (ValidationError, PlotWeaverError, OSError) as error:
                log.warning("the log cannot be followed just now", error=type(error).__name__, detail=str(error))
            self.following = False
            # with jitter, so that several of us do not come back at one moment
            await asyncio.sleep(random.uniform(wait / 2, wait))  # noqa: S311  not a secret
            wait = min(wait * 2, _LONGEST_WAIT)

    async def events(self, after: int) -> AsyncIterator[FeedEvent]:
        """Yield what the log tells after `after`, and ephemeral frames between."""
        asked = {"after": str(after)}
        async with self._backend.stream("/api/v1/internal/feed", params=asked, seconds=SILENCE) as answer:
            answer.require()
            async for line in answer.lines():
                if line:
                    yield FeedEvent.model_validate_json(line)

    async def _begin(self) -> None:
        answer = await self._backend.ask("GET", "/api/v1/internal/access")
        snapshot = AccessSnapshot.model_validate_json(answer.required().content)
        if snapshot.seq < self._position.seq:
            # the log is shorter than what we have seen of it: it is another one
            self._late.forget()
            await asyncio.to_thread(self._copies.clear)
            await self._position.restart()
        self._access.take(snapshot)
        self._snapshot = snapshot.seq

    async def _take(self, event: FeedEvent) -> None:
        self._access.heard()
        if event.seq is None:
            self._note_caught_up()
            if event.type != "heartbeat":
                self._hub.publish(event)
            return
        if event.seq <= self._position.seq:
            return
        # the snapshot holds what was told before it: replaying an older gift would undo a later removal
        if event.type == "permissions.changed" and event.seq > self._snapshot:
            self._access.apply(event.project, PermissionsChanged.model_validate(event.data))
        if event.project is not None and event.data.get("gone") is True:
            await asyncio.to_thread(self._copies.forget, event.project)
        here = await self._copied(event)
        if not here and event.project is not None:
            # whoever has to leave does so now, and not only once the book is here
            self._hub.dismiss(event)
            self._late.add(event.project, event.seq, event)
        await self._position.advance(event.seq)
        self._note_caught_up()
        if here:
            self._hub.publish(event)
            await self._leaving.heard(event)
        # only now: nobody waits for it
        await self._position.keep()
        self._shelf.trim()

    def _note_caught_up(self) -> None:
        """Note that we follow, once everything is here that was told before we came."""
        self.following = self.following or self._position.seq >= self._snapshot

    async def _copied(self, event: FeedEvent) -> bool:
        """Return whether what an event tells can be read here without a fetch."""
        if event.project is None:
            return True
        if self._late.holds(event.project):
            return False
        if event.type != "content.updated":
            return True
        news = ContentUpdated.model_validate(event.data)
        try:
            return await asyncio.to_thread(self._copies.take, event.project, news, event.objects or ())
        except OSError as error:
            # this book waits until its folder can be written into; the others go on
            log.warning("a copy cannot be written into", project=event.project, detail=str(error))
            return False
