"""The end of a run: a suggestion, or why there is none. Each in one transaction, and only once."""

from __future__ import annotations

from datetime import UTC, datetime

from plotweaver_contracts.generation import RunFailure
from plotweaver_gitstore.reading import read_tree
from plotweaver_gitstore.store import Store
from plotweaver_manuscript.tree import text_of
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend.agents.errors import NothingWritten
from plotweaver_backend.agents.scene_writer import SCENE_WRITER
from plotweaver_backend.models.registry import Models
from plotweaver_backend.runs.judging import Judged, Judging
from plotweaver_backend.runs.ledger import spent
from plotweaver_backend.runs.tables import RunRow
from plotweaver_backend.suggestions.service import SuggestionsService

_OPEN = ("queued", "running")


class Ending:
    """Ends runs.

    Args:
        sessions: the database.
        store: the canonical repositories.
        models: tells what a provider calls its model.
        judging: checks what was written.
        suggestions: takes it in.
    """

    def __init__(
        self,
        sessions: sessionmaker[Session],
        store: Store,
        models: Models,
        judging: Judging,
        suggestions: SuggestionsService,
    ) -> None:
        self._sessions = sessions
        self._store = store
        self._models = models
        self._judging = judging
        self._suggestions = suggestions

    def succeed(self, run: str, verdict: str) -> None:
        """End a run with a suggestion of what was written.

        Args:
            run: a running run; any other is left alone.
            verdict: the critic's answer.

        Raises:
            NothingWritten: the model wrote not a word.
        """
        self._end(run, "succeeded", verdict)

    def stop(self, run: str) -> None:
        """End a run as stopped; what was written so far is kept as a suggestion."""
        self._end(run, "cancelled", None)

    def fail(self, run: str, code: str, message: str) -> None:
        """End a run without a suggestion and say why."""
        with self._sessions.begin() as db:
            row = db.get_one(RunRow, run, with_for_update=True)
            if row.status in _OPEN:
                row.status, row.ended_at = "failed", _now()
                row.error = RunFailure(code=code, message=message).model_dump()

    def _end(self, run: str, status: str, verdict: str | None) -> None:
        with self._sessions() as db:
            row = db.get_one(RunRow, run)
        judged, file_text = self._judged(row, verdict)
        with self._sessions.begin() as db:
            row = db.get_one(RunRow, run, with_for_update=True)
            # somebody else ended it meanwhile: there is one end, and one suggestion at most
            if row.status not in _OPEN:
                return
            row.status, row.ended_at = status, _now()
            if judged is None:
                return
            row.suggestion = self._propose(db, row, judged, file_text)

    def _judged(self, row: RunRow, verdict: str | None) -> tuple[Judged | None, str]:
        if not row.text.strip():
            if verdict is not None:
                raise NothingWritten
            return None, ""
        if row.base is None or row.path is None:
            raise LookupError(f"run {row.id} wrote before it read")
        tree = read_tree(self._store.open(row.project), row.base)
        file_text = text_of(tree, row.path) or ""
        return self._judging.judge(tree, row.path, row.scene, row.text, verdict), file_text

    def _propose(self, db: Session, row: RunRow, judged: Judged, file_text: str) -> str:
        return self._suggestions.propose(
            db,
            project=row.project,
            run=row.id,
            scene=row.scene,
            path=row.path or "",
            base=row.base or "",
            file_text=file_text,
            new_prose=row.text,
            agent=SCENE_WRITER.name,
            model=row.model,
            provider_model=self._models.get(row.model).provider_name,
            cost_micros=spent(db, row.id),
            findings=judged.findings,
            gates=judged.gates,
        )


def _now() -> str:
    return datetime.now(UTC).isoformat()
