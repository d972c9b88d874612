"""The first step of a run: read the book and keep what the agent is shown."""

from __future__ import annotations

from dataclasses import dataclass

from plotweaver_gitstore.store import Store
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend.agents.domain import Asked
from plotweaver_backend.models.registry import Models
from plotweaver_backend.runs.context import show
from plotweaver_backend.runs.errors import RunStopped
from plotweaver_backend.runs.tables import RunRow


@dataclass(frozen=True)
class Begun:
    """What the agent is asked, and on which model."""

    asked: Asked
    model: str


class Beginning:
    """Begins runs.

    Args:
        sessions: the database.
        store: the canonical repositories.
        models: the models on offer.
    """

    def __init__(self, sessions: sessionmaker[Session], store: Store, models: Models) -> None:
        self._sessions = sessions
        self._store = store
        self._models = models

    def begin(self, run: str) -> Begun:
        """Return what the agent is shown; the run's row keeps it, with the version it is from.

        Raises:
            RunStopped: it was stopped while it was queued.
            ProblemError: the scene or the model is not there any more.
        """
        with self._sessions() as db:
            row = db.get_one(RunRow, run)
        shown = show(self._store, row.project, row.scene, row.instruction, row.words, self._models.get(row.model))
        with self._sessions.begin() as db:
            row = db.get_one(RunRow, run, with_for_update=True)
            if row.status not in ("queued", "running"):
                raise RunStopped(run)
            row.status, row.step = "running", "writing"
            row.base, row.path, row.sent = shown.base, shown.path, shown.asked.sent
            row.shown = list(shown.scenes)
        return Begun(shown.asked, row.model)

    def left_behind(self) -> list[str]:
        """Return runs that nobody has begun: each is in the queue, or was lost on the way there."""
        with self._sessions() as db:
            return list(db.scalars(select(RunRow.id).where(RunRow.status == "queued")))
