"""Who may read a book without a role in it."""

from __future__ import annotations

from plotweaver_contracts.identity import Visibility
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend import audit
from plotweaver_backend.identity.signals import Signals
from plotweaver_backend.identity.tables import SharingRow


class VisibilityService:
    """Opens and closes books to visitors. What a book is now, `identity.access` tells.

    Args:
        database: where it is kept.
        signals: tells the services that follow the log: of a book that closes, visitors are sent away at once.
    """

    def __init__(self, database: sessionmaker[Session], signals: Signals) -> None:
        self._database = database
        self._signals = signals

    def put(self, project: str, visibility: Visibility) -> None:
        """Say who may read a book without a role in it."""
        with self._database.begin() as db:
            db.merge(SharingRow(project=project, visibility=visibility))
            db.flush()
            audit.tell(db, "sharing.changed", project=project, detail={"visibility": visibility})
            self._signals.visibility_changed(db, project, visibility)
