"""Finding suggestions in the database, and showing them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast

from plotweaver_contracts import generation as wire
from sqlalchemy import select
from sqlalchemy.orm import Session

from plotweaver_backend.suggestions.domain import Status, TextChange, status_of
from plotweaver_backend.suggestions.tables import ChangeRow, SuggestionRow


def change_rows(db: Session, suggestions: Iterable[str]) -> list[ChangeRow]:
    """Return the changes of suggestions in their order."""
    query = select(ChangeRow).where(ChangeRow.suggestion.in_(list(suggestions)))
    return list(db.scalars(query.order_by(ChangeRow.suggestion, ChangeRow.position)))


def text_change(row: ChangeRow) -> TextChange:
    """Return a change as the domain knows it."""
    return TextChange(row.start, row.end, row.before, row.after, cast(wire.Decision, row.decision), row.edited)


def status(changes: Iterable[ChangeRow]) -> Status:
    """Return the status of the suggestion that has these changes."""
    return status_of((cast(wire.Decision, row.decision), row.acceptance is not None) for row in changes)


def shown(row: SuggestionRow, changes: Sequence[ChangeRow]) -> wire.Suggestion:
    """Return a suggestion as it goes over the wire."""
    return wire.Suggestion.model_validate(
        {
            **{name: getattr(row, name) for name in ("id", "run", "scene", "path", "base", "agent", "model", "status")},
            "by": None if row.account is None else {"account": row.account, "name": row.name},
            "note": row.note,
            "cost_usd": row.cost_micros / 1_000_000,
            "findings": row.findings,
            "changes": [_shown_change(change) for change in changes],
        }
    )


def _shown_change(row: ChangeRow) -> dict[str, object]:
    names = ("id", "kind", "start", "end", "before", "after", "decision", "edited", "findings")
    return {name: getattr(row, name) for name in names} | {"added": row.acceptance is not None}
