"""Deciding who may read: by the last snapshot, and by everything that the feed told since."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from plotweaver_contracts.feed import PermissionsChanged
from plotweaver_contracts.identity import AccessSnapshot, Role, Visibility
from plotweaver_contracts.operation import Permission
from plotweaver_contracts.roles import granted
from plotweaver_kit.cookies import access_tokens
from plotweaver_kit.problems import ProblemError
from starlette.requests import HTTPConnection

from plotweaver_bff.access.holders import Holders
from plotweaver_bff.access.keys import TokenReader
from plotweaver_bff.http.call import Caller

#: How long the snapshot may be trusted without a word from the write service, in seconds.
LEASE = 15 * 60.0
#: How long live connections stay without a word from it, in seconds: who must leave would not be told to.
LISTENING = 60.0
#: How long somebody who cannot name a version waits for a role that may be on its way, and how often it is looked for.
MOMENT, _LOOK = 1.0, 0.05


class Access:
    """The only way to a project, for this service.

    Args:
        tokens: reads access tokens.
        holders: knows personal access tokens.
        clock: gives seconds.
    """

    def __init__(self, tokens: TokenReader, holders: Holders, clock: Callable[[], float] = time.monotonic) -> None:
        self._tokens = tokens
        self._holders = holders
        self._clock = clock
        self._roles: dict[tuple[str, str], Role] = {}
        self._visible: dict[str, Visibility] = {}
        self._revoked: set[str] = set()
        self._heard = float("-inf")

    def take(self, snapshot: AccessSnapshot) -> None:
        """Begin anew from a snapshot."""
        self._roles = {(entry.project, entry.account): entry.role for entry in snapshot.entries}
        self._visible = dict(snapshot.visible)
        self._revoked = set(snapshot.revoked_sessions)
        self.heard()

    def heard(self) -> None:
        """Note that the write service spoke: the lease begins again."""
        self._heard = self._clock()

    def apply(self, project: str | None, change: PermissionsChanged) -> None:
        """Take in a change of a role or of who may visit, or the end of a session."""
        if change.session is not None:
            self._revoked.add(change.session)
        if project is None:
            return
        if change.visibility is not None:
            self._visible[project] = change.visibility
        elif change.role is not None:
            self._roles[project, change.account] = change.role
        else:
            self._roles.pop((project, change.account), None)

    def reaches(self, project: str) -> bool:
        """Whether anybody at all may still read a project."""
        return self._visible.get(project, "private") != "private" or any(each == project for each, _ in self._roles)

    async def access_caller(self, connection: HTTPConnection) -> Caller | None:
        """Return who calls, by bearer token or cookie; None if nobody does.

        Raises:
            ProblemError: `auth.required` for a bearer token that is not valid: whoever shows one is no mere visitor.
        """
        scheme, _, token = connection.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            return await self.access_holder(token.strip())
        for kept in access_tokens(connection.cookies):
            caller = await self._caller(kept)
            if caller is not None:
                return caller
        return None

    async def access_holder(self, token: str) -> Caller:
        """Return whose token this is.

        Raises:
            ProblemError: `auth.required` if it is not valid or its session has ended: one answer, whatever is wrong.
        """
        caller = await self._caller(token)
        if caller is None:
            raise ProblemError("auth.required")
        return caller

    async def _caller(self, token: str) -> Caller | None:
        if self._holders.knows(token):
            held = await self._holders.holder(token)
            return None if held is None or held.session in self._revoked else held
        claims = await self._tokens.read(token)
        if claims is None or claims.session in self._revoked:
            return None
        return Caller(claims.account, claims.session, claims.expires)

    def access_project(self, caller: Caller | None, project: str, permission: Permission) -> Role | None:
        """Return the caller's role in a project, None for a visitor's; a project one may not see is the same as none.

        Raises:
            ProblemError: `auth.required`, `not_found`, `access.forbidden`, or `service.unavailable` once the lease has
                ended.
        """
        if self._silence() > LEASE:
            raise ProblemError("service.unavailable", "Nobody can tell just now who may read this. Try again soon.")
        role = None if caller is None else self._roles.get((project, caller.account))
        visibility = self._visible.get(project, "private")
        if permission in granted(role, visibility):
            return role
        if caller is None:
            raise ProblemError("auth.required")
        unknown = role is None and visibility == "private"
        raise ProblemError("not_found" if unknown else "access.forbidden")

    async def access_project_soon(self, caller: Caller | None, project: str, permission: Permission) -> Role | None:
        """Return what `access_project` does, for who cannot say how new what they know is: a book may be on its way.

        Raises:
            ProblemError: as there; that there is nothing to see only after a moment, whether or not there is a book.
        """
        until = self._clock() + MOMENT
        while True:
            try:
                return self.access_project(caller, project, permission)
            except ProblemError as error:
                if error.code != "not_found" or self._clock() >= until:
                    raise
            await asyncio.sleep(_LOOK)

    def is_live(self, caller: Caller | None) -> bool:
        """Whether the caller's session still lasts; who has none is not signed out either."""
        return caller is None or caller.session not in self._revoked

    def hears(self) -> bool:
        """Whether the write service spoke lately enough for live connections."""
        return self._silence() <= LISTENING

    def _silence(self) -> float:
        return self._clock() - self._heard
