"""What a client missed: remembered here, or read again from the backend's log."""

from __future__ import annotations

import asyncio

from plotweaver_contracts.feed import Envelope, Subscribe

from plotweaver_bff.backend import BackendAway
from plotweaver_bff.mirror.follow import Follower
from plotweaver_bff.mirror.position import Position
from plotweaver_bff.realtime.hub import Hub, concerns

#: A client that is further behind than this begins anew.
FURTHEST = 5000
_PATIENCE = 5.0


class Backlog:
    """Tells missed events.

    Args:
        hub: remembers the newest.
        position: how far the mirror is.
        follower: reads the log again.
    """

    def __init__(self, hub: Hub, position: Position, follower: Follower) -> None:
        self._hub = hub
        self._position = position
        self._follower = follower

    async def missed(self, asked: Subscribe, account: str, member: bool, upto: int) -> list[Envelope] | None:
        """Return what somebody missed of a book up to `upto`, in order; None if they must begin anew.

        Args:
            asked: where they were.
            account: whose private drafts they hear of; empty: nobody's.
            member: whether they hear of what the book's people do.
            upto: the last event to tell.
        """
        project, epoch, after = asked.project, asked.epoch, asked.seq
        if epoch != self._position.epoch or after is None or after > upto or upto - after > FURTHEST:
            return None
        remembered = self._hub.past(project, after, upto)
        found = remembered if remembered is not None else await self._read(project, after, upto)
        return None if found is None else [frame for frame in found if concerns(frame, account, member)]

    async def _read(self, project: str, after: int, upto: int) -> list[Envelope] | None:
        found: list[Envelope] = []
        if after == upto:
            return found
        try:
            async with asyncio.timeout(_PATIENCE):
                async for event in self._follower.events(after):
                    if event.seq is None:
                        continue
                    if event.project == project and event.seq <= upto:
                        frame = Envelope(type=event.type, project=project, seq=event.seq, at=event.at, data=event.data)
                        found.append(frame)
                    if event.seq >= upto:
                        return found
        except (BackendAway, TimeoutError):
            return None
        return None
