"""Which parts make this feature."""

from __future__ import annotations

from plotweaver_gitstore.store import Store
from plotweaver_quality.recent import RecentMemory

from plotweaver_backend.changes import mutex_for
from plotweaver_backend.feed import Feed
from plotweaver_backend.http.services import Services
from plotweaver_backend.reports.contradicting import Contradicting
from plotweaver_backend.reports.making import Reporting
from plotweaver_backend.reports.service import ReportsService

#: Whoever finds another one making reports looks again later.
_NO_PATIENCE = 0.001


def provide(services: Services) -> None:
    """Offer the feature's services."""
    store, sessions = services.get(Store), services.sessions
    turn = mutex_for(services.engine, services.settings.data_dir / "locks", _NO_PATIENCE)
    services.provide(ReportsService(sessions, store))
    services.provide(Contradicting(store))
    services.provide(Reporting(sessions, store, services.get(Feed), turn, services.get(RecentMemory)))
