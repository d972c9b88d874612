"""The end of a run that judges: what holds of the answer, in one transaction, and only once."""

from __future__ import annotations

from datetime import UTC, datetime

from plotweaver_gitstore import read_tree
from plotweaver_gitstore.store import Store
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend.runs.comparing import Comparing
from plotweaver_backend.runs.tables import RunRow


class Concluding:
    """Ends runs that judge.

    Args:
        sessions: the database.
        store: the canonical repositories.
        comparing: verifies answers.
    """

    def __init__(self, sessions: sessionmaker[Session], store: Store, comparing: Comparing) -> None:
        self._sessions, self._store, self._comparing = sessions, store, comparing

    def conclude(self, run: str, answer: str) -> None:
        """End a running run with what holds of the judge's answer; any other is left alone.

        Raises:
            LookupError: the run never read the book: a fault of its workflow.
        """
        with self._sessions() as db:
            row = db.get_one(RunRow, run)
        if row.base is None:
            raise LookupError(f"run {run} judged before it read")
        verdict = self._comparing.conclude(read_tree(self._store.open(row.project), row.base), answer)
        with self._sessions.begin() as db:
            row = db.get_one(RunRow, run, with_for_update=True)
            if row.status == "running":
                row.status, row.ended_at = "succeeded", datetime.now(UTC).isoformat()
                row.verdict = verdict.model_dump(mode="json")
