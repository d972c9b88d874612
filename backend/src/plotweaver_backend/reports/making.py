"""Makes reports as the log tells of new versions: beside the saves, never in their way."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from itertools import islice

import pygit2
import structlog
from plotweaver_contracts.feed import ContentUpdated, QualityReported
from plotweaver_gitstore import TAGS, Store, read_tree
from plotweaver_gitstore.errors import StoreError
from plotweaver_gitstore.reading import commit_of
from plotweaver_quality.checks import report_book
from plotweaver_quality.recent import RecentMemory
from sqlalchemy import select, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from plotweaver_backend.changes import ChangeBusy, ProjectMutex
from plotweaver_backend.feed import Event, Feed
from plotweaver_backend.findings.service import quick, scenes_of
from plotweaver_backend.http.reading import reading
from plotweaver_backend.projects.tables import ProjectRow
from plotweaver_backend.reports.domain import figures_of, row_of
from plotweaver_backend.reports.tables import ReportCursorRow, ReportRow

#: What is held by whoever makes reports; no project can have this name.
_TURN = ".quality"
_LOOK_SECONDS = 1.0
#: Events at a time: each may carry a change's objects.
_AT_ONCE = 10
#: Versions of one push that get a report of their own, the newest of them: a repository may come with thousands.
MOST_OF_A_PUSH = 50
#: Of so many newest texts of a book every finding is kept, and not only how many there are.
WHOLE = 8
#: After looking at a version the look's own time this often is left to whoever writes: a fifth of one processor at most
#: goes into reports. The two processors of a small machine are often one, and a save waits while the other is busy.
_REST = 4

log = structlog.get_logger()


class Reporting:
    """Follows the log and looks at every new version of every branch.

    Args:
        sessions: the database.
        store: the canonical repositories.
        feed: tells of new versions, and then of their reports.
        turn: lets one process make reports at a time; it does not wait.
        memory: what is known of scenes, so that only those that changed are read again.
    """

    def __init__(
        self, sessions: sessionmaker[Session], store: Store, feed: Feed, turn: ProjectMutex, memory: RecentMemory
    ) -> None:
        self._sessions = sessions
        self._store = store
        self._feed = feed
        self._turn = turn
        self._memory = memory

    def run(self, stop: threading.Event) -> None:
        """Make reports until told to stop."""
        while not stop.is_set():
            try:
                if not self._feed.tail(self._cursor(), 1).wait(_LOOK_SECONDS):
                    continue
                with self._turn.hold(_TURN):
                    self.catch_up(stop)
            except ChangeBusy:
                stop.wait(_LOOK_SECONDS)  # another worker makes them
            except SQLAlchemyError as error:
                # the database is full or away: what is to be done stands there, and waits
                log.warning("no reports can be made just now", detail=str(error))
                stop.wait(_LOOK_SECONDS)

    def catch_up(self, stop: threading.Event | None = None) -> None:
        """Make the reports of everything that the log has told of so far."""
        after = self._cursor()
        while found := self._feed.after(after, _AT_ONCE):
            for event in found:
                if stop is not None and stop.is_set():
                    return
                began = time.monotonic()
                self._take(event)
                after = event.seq
                if stop is not None:
                    stop.wait(_REST * (time.monotonic() - began))

    def _take(self, event: Event) -> None:
        news = None
        if event.project is not None and event.type == "content.updated":
            news = ContentUpdated.model_validate(event.data)
        if event.project is None or news is None or news.commit is None or news.ref.startswith(TAGS):
            return self._advance(event.seq)
        try:
            rows = self._made(event.project, news.commit, news.before)
        except (StoreError, pygit2.GitError) as error:
            # the book or the version went meanwhile
            log.info("a version cannot be looked at any more", project=event.project, detail=str(error))
            return self._advance(event.seq)
        except SQLAlchemyError:
            raise
        except Exception:  # a supervised edge: one book that the checks cannot bear must not stop all others
            log.exception("a version could not be looked at", project=event.project, commit=news.commit)
            return self._advance(event.seq)
        return self._keep(event, news, rows)

    def _made(self, project: str, commit: str, before: str | None) -> list[ReportRow]:
        """Return the reports of a version and of those that came with it; the last one is the version's own."""
        repository = self._store.open(project)
        versions = list(islice(_since(repository, commit, before), MOST_OF_A_PUSH))
        trees = dict.fromkeys(str(commit_of(repository, each).tree_id) for each in reversed(versions))
        by_tree = {str(commit_of(repository, each).tree_id): each for each in versions}
        own = str(commit_of(repository, commit).tree_id)
        trees.pop(own, None)
        with reading(self._sessions) as db:
            known = {tree: row for tree in (*trees, own) if (row := db.get(ReportRow, (project, tree))) is not None}
        return [known.get(tree) or self._report(repository, project, tree, by_tree[tree]) for tree in (*trees, own)]

    def _report(self, repository: pygit2.Repository, project: str, tree: str, commit: str) -> ReportRow:
        files = read_tree(repository, commit)
        return row_of(project, tree, report_book(files, self._memory, quick), scenes_of(files))

    def _keep(self, event: Event, news: ContentUpdated, rows: list[ReportRow]) -> None:
        own, figures = rows[-1], figures_of(rows[-1])
        told = QualityReported(
            ref=news.ref,
            commit=news.commit or "",
            overall=own.overall,
            dimensions=own.dimensions,
            findings=figures.errors + figures.warnings + figures.notes,
            waived=figures.waived,
        )
        with self._sessions.begin() as db:
            # a book that is deleted meanwhile goes first, or waits
            if db.get(ProjectRow, event.project, with_for_update={"read": True}) is None:
                _move(db, event.seq)
                return
            for row in rows:
                db.merge(row)
            _move(db, event.seq)
            db.flush()
            _lighten(db, own.project)
            self._feed.append(db, "quality.reported", event.project, told.model_dump(mode="json"))

    def _advance(self, seq: int) -> None:
        with self._sessions.begin() as db:
            _move(db, seq)

    def _cursor(self) -> int:
        with reading(self._sessions) as db:
            row = db.get(ReportCursorRow, 1)
            return 0 if row is None else row.seq


def _lighten(db: Session, project: str) -> None:
    """Let the findings of a book's older reports go: their figures stay."""
    of = ReportRow.project == project, ReportRow.found.is_not(None)
    newest = select(ReportRow.tree).where(*of).order_by(ReportRow.at.desc()).limit(WHOLE)
    db.execute(update(ReportRow).where(*of, ReportRow.tree.not_in(newest)).values(found=None))


def _move(db: Session, seq: int) -> None:
    db.merge(ReportCursorRow(id=1, seq=seq))


def _since(repository: pygit2.Repository, commit: str, before: str | None) -> Iterator[str]:
    """Yield a version and those that came with it, newest first; of what was there before, none."""
    yield commit
    if before is None:
        return
    walker = repository.walk(pygit2.Oid(hex=commit))
    walker.hide(pygit2.Oid(hex=before))
    yield from (str(each.id) for each in walker if str(each.id) != commit)
