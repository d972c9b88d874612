"""Whether a run may call a model at this moment: who asked for it may have left, and the book may have been closed."""

from __future__ import annotations

from plotweaver_contracts.doors import RUN
from plotweaver_contracts.roles import may
from plotweaver_kit.problems import ProblemError
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend.ai.service import AiPolicies
from plotweaver_backend.guarding.service import GuardsService
from plotweaver_backend.http.reading import reading
from plotweaver_backend.models.domain import ModelSpec
from plotweaver_backend.runs.tables import RunRow


class Permit:
    """Asked before every call, in the process that makes it.

    Args:
        sessions: the database.
        policies: which models may read the book.
        guards: which role somebody has.
    """

    def __init__(self, sessions: sessionmaker[Session], policies: AiPolicies, guards: GuardsService) -> None:
        self._sessions = sessions
        self._policies = policies
        self._guards = guards

    def require(self, run: str, model: ModelSpec) -> None:
        """Pass if the run may call the model.

        Raises:
            ProblemError: `access.forbidden`: who asked for it may not any more; `ai.forbidden`: the book is closed to
                this model.
        """
        with reading(self._sessions) as db:
            row = db.get_one(RunRow, run)
        held = self._guards.held(row.project, row.account)
        if held is None or not may(held.role, RUN.permission):
            raise ProblemError("access.forbidden", "Who asked for this draft may not do so any more.")
        self._policies.require(row.project, model)
