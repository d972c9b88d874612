"""Reading access tokens with the backend's published keys."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable

from joserfc.jwk import KeySet
from plotweaver_kit.tokens import Claims, VerifiedTokens, public_keys, verify

from plotweaver_bff.backend import Backend, BackendAway

#: How often an unknown signature may make us ask for new keys, in seconds.
_ASK_AGAIN = 10.0
#: How long we go by the keys that we know, in seconds: half of what a new one is published before it signs.
_KEYS_LAST = 60.0


class TokenReader:
    """Verifies tokens, each one only once.

    Args:
        backend: a client of the write service.
        clock: gives Unix seconds.
    """

    def __init__(self, backend: Backend, clock: Callable[[], float] = time.time) -> None:
        self._backend = backend
        self._clock = clock
        self._keys: KeySet | None = None
        self._ids: set[str] = set()
        self._asked = float("-inf")
        self._asking = asyncio.Lock()
        self._verified = VerifiedTokens()

    async def read(self, token: str) -> Claims | None:
        """Return what `token` says, or None if it is not ours or has ended.

        Raises:
            BackendAway: the keys are not known yet and the write service does not answer.
        """
        now = self._clock()
        await self._keep_up(now)
        known = self._verified.recall(token)
        if known is not None:
            return known if known.expires > now and known.key in self._ids else None
        claims = await self._look(token, int(now))
        if claims is not None:
            self._verified.keep(token, claims)
        return claims

    async def _keep_up(self, now: float) -> None:
        """Ask for the keys once in a while: a new one may be there, and one that was given up must not count."""
        if now - self._asked < _KEYS_LAST or self._keys is None or self._asking.locked():
            return
        async with self._asking:
            try:
                await self._renew(now)
            except BackendAway:
                # those that we know go on for as long as the lease of the snapshot does
                self._asked = now

    async def _look(self, token: str, now: int) -> Claims | None:
        # what cannot be a token at all is not worth asking for keys
        if token.count(".") != 2:
            return None
        claims = self._checked(token, now)
        if claims is None:
            # one asks, and whoever came meanwhile looks again with what it brought
            async with self._asking:
                await self._renew(now)
            claims = self._checked(token, now)
        return claims

    def _checked(self, token: str, now: int) -> Claims | None:
        return None if self._keys is None else verify(self._keys, token, now)

    async def _renew(self, now: float) -> None:
        if now - self._asked < _ASK_AGAIN:
            return
        answer = await self._backend.ask("GET", "/api/v1/auth/keys")
        published = json.loads(answer.required().content)["keys"]
        self._keys = public_keys(published)
        self._ids = {str(key.get("kid", "")) for key in published}
        self._asked = now
