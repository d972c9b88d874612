"""The access snapshot: what a bff needs to decide who may read, as of one position in the log."""

from __future__ import annotations

from collections.abc import Callable

from plotweaver_contracts.identity import AccessSnapshot
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend.http.reading import reading
from plotweaver_backend.identity.members import MembersService
from plotweaver_backend.identity.service import IdentityService


class SnapshotService:
    """Takes snapshots. `head` reads the log's newest `seq` in a transaction."""

    def __init__(
        self,
        sessions: sessionmaker[Session],
        members: MembersService,
        identity: IdentityService,
        head: Callable[[Session], int],
    ) -> None:
        self._sessions = sessions
        self._members = members
        self._identity = identity
        self._head = head

    def take(self) -> AccessSnapshot:
        """Return the snapshot. Position first, rows after: an event may repeat, none is missed."""
        with reading(self._sessions) as db:
            seq = self._head(db)
        with reading(self._sessions) as db:
            entries = self._members.snapshot(db)
        return AccessSnapshot(seq=seq, entries=entries, revoked_sessions=self._identity.revoked_sessions())
