"""One client's bounded queue of frames."""

from __future__ import annotations

import asyncio
from collections import deque

from plotweaver_contracts.feed import Envelope

MOST_FRAMES = 512
MOST_BYTES = 1024 * 1024
SLOW = 1013


class Outbox:
    """Frames on their way to one client.

    Args:
        account: whose connection it is.
        session: the session it was opened in.
        member: whether that account has a role in the book; a visitor hears of its text alone.
    """

    def __init__(self, account: str, session: str, member: bool = True) -> None:
        self.account = account
        self.session = session
        self.member = member
        self.closing: tuple[int, str] | None = None
        self._frames: deque[Envelope] = deque()
        self._bytes = 0
        self._news = asyncio.Event()

    def offer(self, frame: Envelope) -> None:
        """Queue a frame; a client that does not keep up is closed."""
        if self.closing is not None:
            return
        self._frames.append(frame)
        self._bytes += len(str(frame.data))
        self._news.set()
        if len(self._frames) > MOST_FRAMES or self._bytes > MOST_BYTES:
            self.dismiss(SLOW, "too slow")

    def dismiss(self, code: int, reason: str) -> None:
        """Close the connection after what is being sent now."""
        self.closing = self.closing or (code, reason)
        self._news.set()

    async def take(self, seconds: float) -> list[Envelope]:
        """Return what is queued, waiting up to `seconds` for a first frame."""
        if not self._frames and self.closing is None:
            try:
                async with asyncio.timeout(seconds):
                    await self._news.wait()
            except TimeoutError:
                return []
        self._news.clear()
        frames = list(self._frames)
        self._frames.clear()
        self._bytes = 0
        return frames
