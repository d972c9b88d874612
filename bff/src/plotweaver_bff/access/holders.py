"""Whose personal access token somebody shows: the write service knows, we remember for a while."""

from __future__ import annotations

import hashlib
import time
from collections import OrderedDict
from collections.abc import Callable

from plotweaver_contracts.tokens import PREFIX, REMEMBERED_SECONDS, TokenHolder, TokenShown

from plotweaver_bff.backend import Backend
from plotweaver_bff.http.call import Caller

#: How long a token that nobody has is not asked for again, in seconds.
_UNKNOWN_SECONDS = 5.0
_REMEMBERED = 4096
_PATH = "/api/v1/internal/tokens"
_JSON = {"Content-Type": "application/json"}


class Holders:
    """Asks for each token once in a while; withdrawn ones are told by the feed.

    Args:
        service: a client of the write service that shows the service token.
        clock: gives Unix seconds.
    """

    def __init__(self, service: Backend, clock: Callable[[], float] = time.time) -> None:
        self._service = service
        self._clock = clock
        self._known: OrderedDict[str, tuple[float, Caller | None]] = OrderedDict()

    @staticmethod
    def knows(token: str) -> bool:
        """Whether this looks like a personal access token at all."""
        return token.startswith(PREFIX)

    async def holder(self, token: str) -> Caller | None:
        """Return whose token it is, or None if it does not work.

        Raises:
            BackendAway: the write service does not answer.
        """
        digest, now = hashlib.sha256(token.encode()).hexdigest(), self._clock()
        until, caller = self._known.get(digest, (0.0, None))
        if now >= until:
            caller = await self._ask(digest)
            until = now + (_UNKNOWN_SECONDS if caller is None else REMEMBERED_SECONDS)
            self._known[digest] = until, caller
            while len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
        return caller if caller is None or caller.expires > now else None

    async def _ask(self, digest: str) -> Caller | None:
        shown = TokenShown(digest=digest).model_dump_json()
        answer = await self._service.ask("POST", _PATH, content=shown.encode(), headers=_JSON)
        if answer.status == 404:
            return None
        held = TokenHolder.model_validate_json(answer.required().content)
        return Caller(held.account, held.token, held.ends_at)
