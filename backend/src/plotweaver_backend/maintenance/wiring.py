"""Which parts make this feature."""

from __future__ import annotations

from plotweaver_gitstore.store import Store

from plotweaver_backend.changes import mutex_for
from plotweaver_backend.http.services import Services
from plotweaver_backend.maintenance.service import MaintenanceService

#: Whoever finds another one tending goes on at once.
_NO_PATIENCE = 0.001


def provide(services: Services) -> None:
    """Offer the feature's service."""
    engine, locks = services.engine, services.settings.data_dir / "locks"
    turn = mutex_for(engine, locks, _NO_PATIENCE)
    services.provide(MaintenanceService(services.get(Store), mutex_for(engine, locks), turn))
