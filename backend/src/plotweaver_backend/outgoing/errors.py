"""What stops a call before it is made."""

from __future__ import annotations

import httpx


class OutgoingRefused(httpx.RequestError):
    """The address is none that may be called. `reason`: a sentence for whoever configured it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
