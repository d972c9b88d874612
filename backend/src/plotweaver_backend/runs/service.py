"""Asking for runs, looking at them, stopping them."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

from plotweaver_contracts.generation import Estimate, Run, RunRequest
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend.ai.service import AiPolicies
from plotweaver_backend.models.domain import ModelSpec, estimated_tokens
from plotweaver_backend.models.registry import Models
from plotweaver_backend.runs.ending import Ending
from plotweaver_backend.runs.ledger import MICROS
from plotweaver_backend.runs.ports import WorkQueue
from plotweaver_backend.runs.showing import Showing, Shown, Wish
from plotweaver_backend.runs.tables import RunRow
from plotweaver_backend.runs.views import Views


class RunsService:
    """Runs of books. Each method takes a project that the caller was let into.

    Args:
        sessions: the database.
        showing: chooses what agents are shown.
        models: the models on offer.
        queue: hands runs to workers.
        ending: ends runs.
        policies: which models may read a book: asked before anything of it is put together.
    """

    def __init__(
        self,
        sessions: sessionmaker[Session],
        showing: Showing,
        models: Models,
        queue: WorkQueue,
        ending: Ending,
        policies: AiPolicies,
    ) -> None:
        self._sessions = sessions
        self._showing = showing
        self._models = models
        self._queue = queue
        self._ending = ending
        self._policies = policies
        self.views = Views(sessions)

    def estimate(self, project: str, request: RunRequest) -> Estimate:
        """Tell what a run would cost and send.

        Raises:
            ProblemError: `not_found`, `ai.forbidden`, `model.unavailable`, `model.unpriced`.
        """
        model, shown = self._prepared(project, request)
        asked = estimated_tokens(shown.asked.sent)
        most = _usd(model, asked, shown.asked.max_tokens)
        likely = _usd(model, asked, estimated_tokens("word " * request.words))
        return Estimate(likely_usd=min(likely, most), most_usd=most, sent=shown.asked.sent)

    def start(self, project: str, account: str, change_id: str, request: RunRequest) -> Run:
        """Accept a run and queue it; the same `change_id` makes it once.

        Raises:
            ProblemError: `not_found`, `ai.forbidden`, `model.unavailable`, `model.unpriced`.
        """
        self._prepared(project, request)
        run = hashlib.sha256(f"run\0{change_id}".encode()).hexdigest()[:24]
        with self._sessions.begin() as db:
            if db.get(RunRow, run) is None:
                db.add(_row(run, project, account, request))
        self._queue.put(run)
        return self.views.get(run, project)

    def cancel(self, project: str, run: str) -> Run:
        """Stop a run. What was written so far is kept; a run that has ended stays as it is.

        Raises:
            ProblemError: `not_found`.
        """
        self.views.get(run, project)
        self._ending.stop(run)
        self._queue.cancel(run)
        return self.views.get(run, project)

    def _prepared(self, project: str, request: RunRequest) -> tuple[ModelSpec, Shown]:
        model = self._models.get(request.model)
        self._policies.require(project, model)
        wish = Wish(request.workflow, request.scene, request.instruction, request.words)
        return model, self._showing.show(project, wish, model)


def _row(run: str, project: str, account: str, request: RunRequest) -> RunRow:
    return RunRow(
        id=run,
        project=project,
        account=account,
        scene=request.scene,
        workflow=request.workflow,
        instruction=request.instruction,
        words=request.words,
        model=request.model,
        status="queued",
        step="queued",
        text="",
        started_at=datetime.now(UTC).isoformat(),
    )


def _usd(model: ModelSpec, input_tokens: int, output_tokens: int) -> float:
    return 0.0 if model.price is None else model.price.micros(input_tokens, output_tokens) / MICROS
