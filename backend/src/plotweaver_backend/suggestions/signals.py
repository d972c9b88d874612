"""Telling everyone what became of a suggestion."""

from __future__ import annotations

from plotweaver_contracts.feed import SuggestionChanged
from sqlalchemy.orm import Session

from plotweaver_backend.feed import Feed
from plotweaver_backend.suggestions.tables import SuggestionRow


class Signals:
    """Writes `suggestion.changed` in the transaction that changes it."""

    def __init__(self, feed: Feed) -> None:
        self._feed = feed

    def changed(self, db: Session, row: SuggestionRow) -> int:
        """Tell that a suggestion appeared, was decided or was accepted; return the event's `seq`."""
        change = SuggestionChanged(suggestion=row.id, scene=row.scene, status=row.status)
        return self._feed.append(db, "suggestion.changed", row.project, change.model_dump(mode="json"))
