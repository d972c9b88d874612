"""The access snapshot: what a bff needs to decide who may read, as of one position in the log."""

from __future__ import annotations

from typing import cast

from plotweaver_contracts.identity import AccessSnapshot, Visibility
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend.feed import Feed
from plotweaver_backend.http.reading import reading
from plotweaver_backend.identity.members import MembersService
from plotweaver_backend.identity.service import IdentityService
from plotweaver_backend.identity.tables import SharingRow
from plotweaver_backend.tokens.service import TokensService

_VISIBLE = select(SharingRow).where(SharingRow.visibility != "private")


class SnapshotService:
    """Takes snapshots."""

    def __init__(
        self,
        sessions: sessionmaker[Session],
        members: MembersService,
        identity: IdentityService,
        tokens: TokensService,
        feed: Feed,
    ) -> None:
        self._sessions = sessions
        self._members = members
        self._identity = identity
        self._tokens = tokens
        self._feed = feed

    def take(self) -> AccessSnapshot:
        """Return the snapshot. Position first, rows after: an event may repeat, none is missed."""
        seq = self._feed.last()
        with reading(self._sessions) as db:
            entries = self._members.snapshot(db)
            visible = {row.project: cast(Visibility, row.visibility) for row in db.scalars(_VISIBLE)}
        ended = self._identity.revoked_sessions() + self._tokens.revoked()
        return AccessSnapshot(seq=seq, entries=entries, revoked_sessions=ended, visible=visible)
