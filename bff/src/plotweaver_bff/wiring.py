"""The one place that knows which parts make the bff."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

from plotweaver_contracts.catalogue import build
from plotweaver_kit.settings import Settings

from plotweaver_bff.access.holders import Holders
from plotweaver_bff.access.keys import TokenReader
from plotweaver_bff.access.service import Access
from plotweaver_bff.backend import Backend
from plotweaver_bff.content.books import Books
from plotweaver_bff.content.routes import Reading
from plotweaver_bff.generation.routes import Generation
from plotweaver_bff.git.pushing import Pushes
from plotweaver_bff.git.routes import GitOverHttp
from plotweaver_bff.http.call import Handler
from plotweaver_bff.http.limits import Limits
from plotweaver_bff.mirror.copies import Copies
from plotweaver_bff.mirror.fetching import Fetches
from plotweaver_bff.mirror.follow import Follower
from plotweaver_bff.mirror.late import Late
from plotweaver_bff.mirror.leaving import Leaving
from plotweaver_bff.mirror.position import Position
from plotweaver_bff.mirror.shelf import Shelf
from plotweaver_bff.mirror.tidying import Tidying
from plotweaver_bff.proxy.forward import Forwarder
from plotweaver_bff.realtime.backlog import Backlog
from plotweaver_bff.realtime.hub import Hub
from plotweaver_bff.realtime.silence import Silence
from plotweaver_bff.realtime.socket import Live
from plotweaver_bff.static.shell import Screens


@dataclass(frozen=True)
class Parts:
    """Everything that serves."""

    settings: Settings
    callers: Backend
    service: Backend
    access: Access
    position: Position
    shelf: Shelf
    limits: Limits
    follower: Follower
    silence: Silence
    tidying: Tidying
    reading: Reading
    generation: Generation
    forwarder: Forwarder
    live: Live
    git: GitOverHttp
    screens: Screens

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handlers of what this service owns, by operation id."""
        return {**self.reading.handlers(), **self.generation.handlers()}

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Follow the log, notice its silence, and keep the copies tidy, until the context ends."""
        tasks = [asyncio.create_task(each.run()) for each in (self.follower, self.silence, self.tidying)]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            for task in tasks:
                with contextlib.suppress(asyncio.CancelledError):
                    await task
            await self.callers.close()
            await self.service.close()


def assemble(settings: Settings) -> Parts:
    """Return the parts. Needs a mirror directory, and knows of no other one.

    Raises:
        ValueError: `mirror_dir` is not set.
    """
    if settings.mirror_dir is None:
        raise ValueError("the bff needs PLOTWEAVER_MIRROR_DIR")
    # two clients: callers are sent on with their own credentials, and never with ours
    callers = Backend(settings.backend_url)
    shown = {"Authorization": f"Bearer {settings.service_token.get_secret_value()}"}
    service = Backend(settings.backend_url, shown)
    access = Access(TokenReader(callers), Holders(service))
    position, copies, hub = Position(settings.mirror_dir), Copies(settings.mirror_dir), Hub()
    fetches = Fetches(service, copies)
    leaving = Leaving(access, copies)
    late = Late(position, copies, fetches, hub, leaving)
    shelf = Shelf(copies, fetches, settings.mirror_max_mb * 1024 * 1024)
    follower = Follower(service, position, copies, late, shelf, access, hub, leaving)
    token = settings.service_token.get_secret_value()
    forwarder = Forwarder(callers, token, position)
    backlog = Backlog(hub, position, follower)
    table, limits = build(), Limits()
    pushes = Pushes(callers, position, limits, table["git.offer"], table["git.push"], token)
    return Parts(
        settings=settings,
        callers=callers,
        service=service,
        access=access,
        position=position,
        shelf=shelf,
        limits=limits,
        follower=follower,
        silence=Silence(access, hub),
        tidying=Tidying(copies, settings.mirror_most_loose),
        reading=Reading(Books(copies), shelf),
        generation=Generation(build(), forwarder, hub),
        forwarder=forwarder,
        live=Live(access, hub, backlog, position, settings.public_origin),
        git=GitOverHttp(access, copies, shelf, pushes),
        screens=Screens(settings.frontend_dir, settings.public_origin),
    )
