"""Packing the copies now and then: what the log brings arrives object by object, each a file of its own."""

from __future__ import annotations

import asyncio
import subprocess

import structlog

from plotweaver_bff.mirror.copies import Copies

#: How often is looked at what was written into, in seconds.
EVERY = 30.0

log = structlog.get_logger()


class Tidying:
    """Tidies copies, one at a time.

    Args:
        copies: the copies.
        most_loose: a copy with more loose objects is packed.
    """

    def __init__(self, copies: Copies, most_loose: int) -> None:
        self._copies = copies
        self._most_loose = most_loose

    async def run(self) -> None:
        """Look at what was written into, again and again, until cancelled."""
        while True:
            await asyncio.sleep(EVERY)
            for project in sorted(self._copies.stirred()):
                await self._tidy(project)

    async def _tidy(self, project: str) -> None:
        try:
            if await asyncio.to_thread(self._copies.tidy, project, self._most_loose):
                log.info("a copy was packed", project=project)
        except (subprocess.SubprocessError, OSError) as error:
            # it was removed meanwhile, or the disk is full: readers lose nothing but time
            log.warning("a copy cannot be packed just now", project=project, detail=str(error))
