"""Closing live connections when the write service has been silent: nobody would tell us whom to send away."""

from __future__ import annotations

import asyncio

import structlog

from plotweaver_bff.access.service import Access
from plotweaver_bff.realtime.hub import Hub

#: Standard: the client tries again after a while.
LATER = 1013
_LOOK_SECONDS = 1.0

log = structlog.get_logger()


class Silence:
    """Looks how long the write service has been silent.

    Args:
        access: hears it.
        hub: has the connections.
    """

    def __init__(self, access: Access, hub: Hub) -> None:
        self._access = access
        self._hub = hub

    async def run(self) -> None:
        """Look until cancelled."""
        while True:
            self.look()
            await asyncio.sleep(_LOOK_SECONDS)

    def look(self) -> None:
        """Close every connection if nobody can tell any more who may listen. Reads go on until their lease ends."""
        if not self._access.hears() and self._hub.close(LATER, "nobody can tell just now who may listen"):
            log.warning("live connections closed: the log cannot be followed")
