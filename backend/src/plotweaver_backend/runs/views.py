"""Runs as the wire shows them."""

from __future__ import annotations

from typing import cast

from plotweaver_contracts.generation import Run, RunFailure, RunStatus, Verdict
from plotweaver_kit.problems import ProblemError
from plotweaver_manuscript.prose import count_words
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend.http.reading import reading
from plotweaver_backend.runs.ledger import MICROS, spent
from plotweaver_backend.runs.tables import RunRow

_NEWEST = 50


class Views:
    """Reads runs."""

    def __init__(self, sessions: sessionmaker[Session]) -> None:
        self._sessions = sessions

    def get(self, run: str, project: str | None = None) -> Run:
        """Return a run, of `project` if that is given.

        Raises:
            ProblemError: `not_found`.
        """
        with reading(self._sessions) as db:
            row = db.get(RunRow, run)
            if row is None or project not in (None, row.project):
                raise ProblemError("not_found")
            return shown(db, row)

    def of_project(self, project: str) -> list[Run]:
        """Return the newest runs of a book, newest first."""
        query = select(RunRow).where(RunRow.project == project).order_by(RunRow.started_at.desc()).limit(_NEWEST)
        with reading(self._sessions) as db:
            return [shown(db, row) for row in db.scalars(query)]


def shown(db: Session, row: RunRow) -> Run:
    """Return a row as the wire shows it, with what it has cost so far."""
    return Run(
        id=row.id,
        project=row.project,
        scene=row.scene,
        workflow=row.workflow,
        model=row.model,
        status=cast(RunStatus, row.status),
        step=row.step,
        text=row.text,
        words=count_words(row.text),
        cost_usd=spent(db, row.id) / MICROS,
        suggestion=row.suggestion,
        error=RunFailure.model_validate(row.error) if row.error else None,
        started_at=row.started_at,
        verdict=Verdict.model_validate(row.verdict) if row.verdict else None,
    )
