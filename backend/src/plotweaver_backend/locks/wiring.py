"""Which parts make this feature: the service, and its gate before every book."""

from __future__ import annotations

from plotweaver_gitstore.store import Store

from plotweaver_backend.changes import ChangeService, mutex_for
from plotweaver_backend.feed import Feed
from plotweaver_backend.guarding.service import GuardsService
from plotweaver_backend.http.services import Services
from plotweaver_backend.identity.departures import Departures
from plotweaver_backend.locks.gate import LockGate
from plotweaver_backend.locks.service import LocksService


def provide(services: Services) -> None:
    """Offer the service and register its gate."""
    mutex = mutex_for(services.engine, services.settings.data_dir / "locks")
    limit = services.get(GuardsService).limit
    locks = LocksService(services.sessions, mutex, services.get(Feed), services.get(Store), limit)
    services.provide(locks)
    services.get(Departures).register(locks.role_changed)
    services.get(ChangeService).gates.register(LockGate(locks.alive))
