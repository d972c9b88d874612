"""What the worker found of a version, read from its report: whoever starts again need not look for it."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend.findings.whole import Whole, restored
from plotweaver_backend.http.reading import reading
from plotweaver_backend.reports.tables import ReportRow


class Reported:
    """Reads the findings of reports.

    Args:
        sessions: the database.
    """

    def __init__(self, sessions: sessionmaker[Session]) -> None:
        self._sessions = sessions

    def findings(self, project: str, tree: str) -> Whole | None:
        """Return what was found of a tree; None where no report keeps it."""
        wanted = select(ReportRow.found).where(ReportRow.project == project, ReportRow.tree == tree)
        with reading(self._sessions) as db:
            return restored(db.scalar(wanted))
