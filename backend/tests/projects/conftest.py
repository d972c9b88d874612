"""The shelf on real repositories and a real database, with people."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from pathlib import Path

import pytest
from plotweaver_backend.changes import Author, Change, ChangeService, mutex_for
from plotweaver_backend.database import session_factory
from plotweaver_backend.feed import Feed
from plotweaver_backend.http.call import Principal
from plotweaver_backend.identity.attempts.service import Attempts
from plotweaver_backend.identity.departures import Departures
from plotweaver_backend.identity.keys import Keys
from plotweaver_backend.identity.members import MembersService
from plotweaver_backend.identity.service import IdentityService
from plotweaver_backend.identity.signals import Signals
from plotweaver_backend.manuscript.writer import ChangeWriter
from plotweaver_backend.projects.deleting import DeletingService
from plotweaver_backend.projects.removing import RemovedBooks
from plotweaver_backend.projects.repositories import Repositories
from plotweaver_backend.projects.service import ProjectsService
from plotweaver_backend.projects.undoing import UndoingService
from plotweaver_backend.reports.making import Reporting
from plotweaver_backend.runs.dbos_queue import DbosQueue
from plotweaver_quality.recent import RecentMemory
from sqlalchemy import Engine


@dataclass
class Library:
    """Books, and the people who own them."""

    service: ProjectsService
    undoing: UndoingService
    deleting: DeletingService
    reporting: Reporting
    changes: ChangeService
    members: MembersService
    feed: Feed
    ada: Principal
    ben: Principal

    @property
    def repositories(self) -> list[str]:
        root = self.changes.store.root
        return sorted(path.name for path in root.iterdir()) if root.exists() else []

    def write(self, project: str, base: str, path: str, text: str) -> str:
        edits = {path: text.encode()}
        change = Change(project, base, edits, "Wrote", Author("Ada", "ada@example.org"), uuid.uuid4().hex)
        return self.changes.commit(change).commit


@pytest.fixture
def library(engine: Engine, tmp_path: Path) -> Library:
    sessions, feed = session_factory(engine), Feed(engine)
    mutex, departures = mutex_for(engine, tmp_path / "locks"), Departures()
    changes = ChangeService(engine, tmp_path / "repositories", mutex, feed)
    signals = Signals(feed)
    identity = IdentityService(sessions, Keys.load(tmp_path / "keys"), signals)

    def join(name: str) -> Principal:
        account = identity.create_account(name, f"{name.lower()}@example.org", "a long enough password")
        return Principal("account", account=account.id, name=name, email=account.email)

    service = ProjectsService(sessions, changes.store, ChangeWriter(changes), Repositories(changes), signals)
    queue = DbosQueue(f"sqlite:///{tmp_path / 'workflows.db'}")
    books = RemovedBooks(sessions, changes.store, mutex, signals, queue, departures)
    undoing, deleting = UndoingService(books), DeletingService(books)
    members = MembersService(sessions, signals, departures, Attempts(sessions))
    reporting = Reporting(sessions, changes.store, feed, mutex, RecentMemory())
    return Library(service, undoing, deleting, reporting, changes, members, feed, join("Ada"), join("Ben"))
