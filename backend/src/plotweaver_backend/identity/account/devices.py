"""Where somebody is signed in, and signing out there."""

from __future__ import annotations

from plotweaver_contracts.accounts import SignedInDevice
from plotweaver_kit.problems import ProblemError
from sqlalchemy.orm import Session, sessionmaker
from ua_parser import parse

from plotweaver_backend.clock import Clock, unix_time
from plotweaver_backend.http.call import Principal
from plotweaver_backend.http.reading import reading
from plotweaver_backend.identity import sessions
from plotweaver_backend.identity.service import IdentityService
from plotweaver_backend.identity.tables import SessionRow


class Devices:
    """Lists and ends a person's sessions. `clock` gives Unix seconds."""

    def __init__(
        self,
        database: sessionmaker[Session],
        identity: IdentityService,
        clock: Clock = unix_time,
    ) -> None:
        self._database = database
        self._identity = identity
        self._clock = clock

    def everyone_of(self, principal: Principal) -> list[SignedInDevice]:
        """Return where the caller is signed in, the one used last first."""
        with reading(self._database) as db:
            alive = sessions.alive_of(db, principal.account, self._clock())
            return [_shown(row, principal.session) for row in alive]

    def end(self, principal: Principal, session: str) -> None:
        """Sign out one of the caller's devices.

        Raises:
            ProblemError: `not_found`, also for another person's session.
        """
        with self._database.begin() as db:
            row = db.get(SessionRow, session)
            if row is None or row.account != principal.account or not self._identity.end(db, row.account, session):
                raise ProblemError("not_found")

    def end_others(self, principal: Principal) -> int:
        """Sign out every other device of the caller; return how many."""
        with self._database.begin() as db:
            return self._identity.end_all(db, principal.account, but=principal.session)


def device_of(client: str) -> str:
    """Return what a browser or program calls itself, as people say it: "Firefox on Windows"."""
    found = parse(client)
    if found.user_agent is None:
        # a program: "git/2.39.5 (Linux)"
        return client.split(" ")[0][:60] or "An unknown program"
    browser = found.user_agent.family
    return f"{browser} on {found.os.family}" if found.os is not None else browser


def _shown(row: SessionRow, current: str) -> SignedInDevice:
    return SignedInDevice(
        id=row.id,
        device=device_of(row.client),
        address=row.address,
        way=row.way,
        created_at=row.created_at,
        used_at=row.used_at,
        ends_at=row.ends_at,
        current=row.id == current,
    )
