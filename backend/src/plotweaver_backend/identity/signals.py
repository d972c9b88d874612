"""Telling the services that follow the log who may no longer, or now, do what."""

from __future__ import annotations

from plotweaver_contracts.feed import PermissionsChanged
from plotweaver_contracts.identity import Role, Visibility
from sqlalchemy.orm import Session

from plotweaver_backend.feed import Feed


class Signals:
    """Writes `permissions.changed` in the transaction that changes them."""

    def __init__(self, feed: Feed) -> None:
        self._feed = feed

    def role_changed(self, db: Session, project: str, account: str, role: Role | None) -> int:
        """Tell that `account` now has `role` (or none) in `project`; return the event's `seq`."""
        return self._append(db, project, PermissionsChanged(account=account, role=role))

    def visibility_changed(self, db: Session, project: str, visibility: Visibility) -> int:
        """Tell who may now read `project` without a role in it; return the event's `seq`."""
        return self._append(db, project, PermissionsChanged(visibility=visibility))

    def book_changed(self, db: Session, project: str) -> int:
        """Tell that what people may do in `project` changed, though no role did; return the event's `seq`."""
        return self._append(db, project, PermissionsChanged())

    def book_gone(self, db: Session, project: str) -> int:
        """Tell that `project` was deleted; return the event's `seq`."""
        return self._append(db, project, PermissionsChanged(visibility="private", gone=True))

    def session_ended(self, db: Session, account: str, session: str) -> int:
        """Tell that a session ended early; return the event's `seq`."""
        return self._append(db, None, PermissionsChanged(account=account, role=None, session=session))

    def _append(self, db: Session, project: str | None, change: PermissionsChanged) -> int:
        return self._feed.append(db, "permissions.changed", project, change.model_dump(mode="json"))
