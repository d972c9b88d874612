"""Books that nobody may read any more: their copies go."""

from __future__ import annotations

import asyncio

from plotweaver_contracts.feed import FeedEvent, PermissionsChanged

from plotweaver_bff.access.service import Access
from plotweaver_bff.mirror.copies import Copies


class Leaving:
    """Removes the copy of a book once the last person has left it, as when its import was undone."""

    def __init__(self, access: Access, copies: Copies) -> None:
        self._access = access
        self._copies = copies

    async def heard(self, event: FeedEvent) -> None:
        """Take in an event that was told to everyone; only when nothing is being written into the copy."""
        if event.type != "permissions.changed" or event.project is None:
            return
        change = PermissionsChanged.model_validate(event.data)
        left = change.role is None and change.account and not self._access.reaches(event.project)
        if left and self._copies.store.exists(event.project):
            await asyncio.to_thread(self._copies.remove, event.project)
