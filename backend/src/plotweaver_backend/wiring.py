"""The one place that knows which parts make the backend."""

from __future__ import annotations

import importlib.util
import os
import pkgutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from plotweaver_gitstore.store import Store
from plotweaver_kit.settings import Settings

import plotweaver_backend
from plotweaver_backend.ai import wiring as ai
from plotweaver_backend.audit import wiring as audit
from plotweaver_backend.autosaves import wiring as autosaves
from plotweaver_backend.branches import wiring as branches
from plotweaver_backend.changes import ChangeService, mutex_for
from plotweaver_backend.comments import wiring as comments
from plotweaver_backend.database import make_engine, migrate, session_factory
from plotweaver_backend.feed import Feed
from plotweaver_backend.findings import wiring as findings
from plotweaver_backend.guarding import wiring as guarding
from plotweaver_backend.http.binding import Handlers
from plotweaver_backend.http.idempotency import StoredAnswers
from plotweaver_backend.http.services import Services
from plotweaver_backend.identity import wiring as identity
from plotweaver_backend.identity.access import Access
from plotweaver_backend.identity.departures import Departures
from plotweaver_backend.identity.signals import Signals
from plotweaver_backend.leaving import wiring as leaving
from plotweaver_backend.locks import wiring as locks
from plotweaver_backend.mail import wiring as mail
from plotweaver_backend.maintenance import wiring as maintenance
from plotweaver_backend.manuscript.service import ManuscriptService
from plotweaver_backend.manuscript.writer import ChangeWriter
from plotweaver_backend.models import wiring as models
from plotweaver_backend.policies import wiring as policies
from plotweaver_backend.projects.deleting import DeletingService
from plotweaver_backend.projects.removing import RemovedBooks
from plotweaver_backend.projects.repositories import Repositories
from plotweaver_backend.projects.service import ProjectsService
from plotweaver_backend.projects.undoing import UndoingService
from plotweaver_backend.projects.unreadable import UnreadableBooks
from plotweaver_backend.providers import wiring as providers
from plotweaver_backend.push import wiring as push
from plotweaver_backend.reports import wiring as reports
from plotweaver_backend.runs import wiring as runs
from plotweaver_backend.runs.dbos_queue import DbosQueue
from plotweaver_backend.sharing import wiring as sharing
from plotweaver_backend.stream import wiring as stream
from plotweaver_backend.stream.hub import EphemeralHub
from plotweaver_backend.suggestions import wiring as suggestions
from plotweaver_backend.vault import wiring as vault
from plotweaver_backend.voices import wiring as voices

#: Each builds what it offers from what those before it offer.
FEATURES = (
    audit,
    providers,
    autosaves,
    sharing,
    guarding,
    locks,
    policies,
    maintenance,
    push,
    stream,
    models,
    ai,
    findings,
    reports,
    voices,
    branches,
    comments,
    suggestions,
    runs,
    leaving,
)
_HERE = "plotweaver_backend."
SAMPLE_VARIABLE = "PLOTWEAVER_SAMPLE_DIR"


def features() -> list[Handlers]:
    """Return the handlers of every feature: each package here, at any depth, that has `routes`."""
    return [module.handlers for module in _modules("routes")]


def assemble(settings: Settings) -> Services:
    """Return every feature's services over a migrated database."""
    _modules("tables")  # importing them makes them known to the migration
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    engine = make_engine(settings.database)
    migrate(engine)
    services = Services(settings, engine, session_factory(engine), _sample())
    _core(services)
    mail.provide(services)
    vault.provide(services)
    identity.provide(services)
    _writing(services)
    for feature in FEATURES:
        feature.provide(services)
    return services


def _modules(name: str) -> list[Any]:
    packages = [found.name for found in pkgutil.walk_packages(plotweaver_backend.__path__, _HERE) if found.ispkg]
    names = [f"{package}.{name}" for package in packages]
    return [importlib.import_module(full) for full in names if importlib.util.find_spec(full)]


def _core(services: Services) -> None:
    feed = Feed(services.engine)
    mutex = mutex_for(services.engine, services.settings.data_dir / "locks")
    changes = ChangeService(services.engine, services.settings.repositories, mutex, feed)
    # one store for all: what it opens was looked at for damage
    for service in (feed, changes, changes.store, EphemeralHub(), StoredAnswers(services.sessions)):
        services.provide(service)
    services.provide(Access(services.sessions))


def _writing(services: Services) -> None:
    writer, store = ChangeWriter(services.get(ChangeService)), services.get(Store)
    services.provide(ManuscriptService(store, writer))
    services.provide(UnreadableBooks(services.sessions, store))
    repositories = Repositories(services.get(ChangeService))
    signals = services.get(Signals)
    services.provide(ProjectsService(services.sessions, store, writer, repositories, signals))
    mutex = mutex_for(services.engine, services.settings.data_dir / "locks")
    queue = DbosQueue(services.settings.workflows)
    services.provide(queue)
    books = RemovedBooks(services.sessions, store, mutex, signals, queue, services.get(Departures))
    for service in (books, UndoingService(books), DeletingService(books)):
        services.provide(service)


def _sample() -> Mapping[str, bytes]:
    """Return the sample novel's files; none if this installation brings no sample."""
    named = os.environ.get(SAMPLE_VARIABLE, "")
    if not named:
        return {}
    root = Path(named)
    files = sorted(path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}
