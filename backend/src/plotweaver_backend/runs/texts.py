"""A run's text so far: written before anybody hears of it, so that a late joiner never misses a piece."""

from __future__ import annotations

from sqlalchemy import func, update
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend.runs.tables import RunRow

_GOES_ON = RunRow.status == "running"


class Texts:
    """Writes the text and the step of running runs. Each method answers whether the run still goes on."""

    def __init__(self, sessions: sessionmaker[Session]) -> None:
        self._sessions = sessions

    def enter(self, run: str, step: str) -> bool:
        """Say what the run does now."""
        return self._update(run, {"step": step})

    def restart(self, run: str) -> bool:
        """Begin the text anew: the step that wrote it begins, perhaps not for the first time."""
        return self._update(run, {"text": ""})

    def append(self, run: str, piece: str) -> int | None:
        """Add a piece; return the number of characters before it, or None if the run goes on no more."""
        with self._sessions.begin() as db:
            change = update(RunRow).where(RunRow.id == run, _GOES_ON).values(text=RunRow.text + piece)
            length = db.execute(change.returning(func.length(RunRow.text))).scalar()
        return None if length is None else length - len(piece)

    def _update(self, run: str, values: dict[str, str]) -> bool:
        with self._sessions.begin() as db:
            changed = db.execute(update(RunRow).where(RunRow.id == run, _GOES_ON).values(**values).returning(RunRow.id))
            return changed.scalar() is not None
