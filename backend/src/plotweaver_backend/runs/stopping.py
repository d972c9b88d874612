"""Stopping runs, and telling everyone who watches: one by one, or all that may no longer be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from plotweaver_contracts.doors import RUN
from plotweaver_contracts.feed import FeedEvent, GenerationProgress
from plotweaver_contracts.generation import Run
from plotweaver_contracts.identity import Role
from plotweaver_contracts.roles import may
from plotweaver_kit.problems import ProblemError
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend.ai.service import AiPolicies
from plotweaver_backend.http.reading import reading
from plotweaver_backend.models.registry import Models
from plotweaver_backend.runs.service import RunsService
from plotweaver_backend.runs.tables import RunRow
from plotweaver_backend.stream.relay import Relay

_OPEN = ("queued", "running")


class Stopping:
    """Stops runs. What was written so far is kept as a suggestion.

    Args:
        sessions: the database.
        runs: carries it out.
        relay: tells who watches.
        policies: which models may read which book.
        models: the models on offer.
    """

    def __init__(
        self, sessions: sessionmaker[Session], runs: RunsService, relay: Relay, policies: AiPolicies, models: Models
    ) -> None:
        self._sessions = sessions
        self._runs = runs
        self._relay = relay
        self._policies = policies
        self._models = models

    def stop(self, project: str, run: str) -> Run:
        """Stop one run.

        Raises:
            ProblemError: `not_found`.
        """
        stopped = self._runs.cancel(project, run)
        self._relay.publish(_ended(stopped))
        return stopped

    def role_changed(self, project: str, account: str, role: Role | None) -> None:
        """Stop what somebody asked for who may not ask any more."""
        if role is None or not may(role, RUN.permission):
            self._stop_all(project, lambda row: row.account == account)

    def policy_changed(self, project: str) -> None:
        """Stop what is being drafted by models that may no longer read the book."""
        self._stop_all(project, lambda row: not self._allowed(project, row.model))

    def _allowed(self, project: str, model: str) -> bool:
        try:
            self._policies.require(project, self._models.get(model))
        except ProblemError:
            return False
        return True

    def _stop_all(self, project: str, concerned: Callable[[RunRow], bool]) -> None:
        going = select(RunRow).where(RunRow.project == project, RunRow.status.in_(_OPEN))
        with reading(self._sessions) as db:
            runs = [row.id for row in db.scalars(going) if concerned(row)]
        for run in runs:
            self.stop(project, run)


def _ended(run: Run) -> FeedEvent:
    progress = GenerationProgress(
        run=run.id,
        scene=run.scene,
        offset=len(run.text),
        text="",
        words=run.words,
        cost_usd=run.cost_usd,
        step=run.step,
        status=run.status,
    )
    at = datetime.now(UTC).isoformat()
    data = progress.model_dump(mode="json")
    return FeedEvent(type="generation.progress", project=run.project, seq=None, at=at, data=data)
