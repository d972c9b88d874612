"""The first step of a run: read the book and keep what the agent is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from plotweaver_contracts.generation import Workflow
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend.agents.domain import Asked
from plotweaver_backend.models.registry import Models
from plotweaver_backend.runs.errors import RunStopped
from plotweaver_backend.runs.showing import Showing, Wish
from plotweaver_backend.runs.tables import RunRow


@dataclass(frozen=True)
class Begun:
    """What the agent is asked, on which model, and for which workflow."""

    asked: Asked
    model: str
    workflow: Workflow


class Beginning:
    """Begins runs.

    Args:
        sessions: the database.
        showing: chooses what agents are shown.
        models: the models on offer.
    """

    def __init__(self, sessions: sessionmaker[Session], showing: Showing, models: Models) -> None:
        self._sessions = sessions
        self._showing = showing
        self._models = models

    def begin(self, run: str) -> Begun:
        """Return what the agent is shown; the run's row keeps it, with the version it is from.

        Raises:
            RunStopped: it was stopped while it was queued.
            ProblemError: the scene or the model is not there any more.
        """
        with self._sessions() as db:
            row = db.get_one(RunRow, run)
        workflow = cast(Workflow, row.workflow)
        wish = Wish(workflow, row.scene, row.instruction, row.words)
        shown = self._showing.show(row.project, wish, self._models.get(row.model))
        with self._sessions.begin() as db:
            row = db.get_one(RunRow, run, with_for_update=True)
            if row.status not in ("queued", "running"):
                raise RunStopped(run)
            row.status, row.step = "running", "judging" if workflow == "judge-continuity" else "writing"
            row.base, row.path, row.sent = shown.base, shown.path, shown.asked.sent
            row.shown = list(shown.scenes)
        return Begun(shown.asked, row.model, workflow)

    def left_behind(self) -> list[str]:
        """Return runs that nobody has begun: each is in the queue, or was lost on the way there."""
        with self._sessions() as db:
            return list(db.scalars(select(RunRow.id).where(RunRow.status == "queued")))
