"""Reports and the trend, as people read them."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import islice

from plotweaver_contracts import quality as wire
from plotweaver_gitstore import Store, history
from plotweaver_gitstore.reading import Version, commit_of
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend.findings.versions import version_asked
from plotweaver_backend.http.reading import reading
from plotweaver_backend.reports.domain import figures_of, report_of
from plotweaver_backend.reports.tables import ReportRow


class ReportsService:
    """Reads reports. Each method takes a project whose checks the account may read."""

    def __init__(self, sessions: sessionmaker[Session], store: Store) -> None:
        self._sessions, self._store = sessions, store

    def report(self, project: str, asked: wire.VersionQuery, account: str) -> wire.VersionReport:
        """Return the report of a version, or that there is none yet.

        Raises:
            ProblemError: `not_found`: the version is not there for the account.
        """
        repository = self._store.open(project)
        commit = version_asked(repository, asked, account)
        with reading(self._sessions) as db:
            row = db.get(ReportRow, (project, str(commit_of(repository, commit).tree_id)))
            return wire.VersionReport(commit=commit, report=None if row is None else report_of(row))

    def trend(self, project: str, asked: wire.TrendQuery, account: str) -> wire.Trend:
        """Return the figures of a version and of those before it, newest first.

        Raises:
            ProblemError: `not_found`: the version is not there for the account.
        """
        repository = self._store.open(project)
        newest = version_asked(repository, asked, account)
        versions = list(islice(history(repository, newest), asked.limit))
        trees = {each.commit: str(commit_of(repository, each.commit).tree_id) for each in versions}
        wanted = select(ReportRow).where(ReportRow.project == project, ReportRow.tree.in_(set(trees.values())))
        with reading(self._sessions) as db:
            known = {row.tree: figures_of(row) for row in db.scalars(wanted)}
        return wire.Trend(versions=[_point(each, known.get(trees[each.commit])) for each in versions])


def _point(version: Version, figures: wire.Figures | None) -> wire.TrendPoint:
    return wire.TrendPoint(
        commit=version.commit,
        at=datetime.fromtimestamp(version.at, UTC).isoformat(),
        author=version.author_name,
        message=version.message.partition("\n")[0].strip(),
        figures=figures,
    )
