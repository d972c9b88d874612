"""Which parts make this feature."""

from __future__ import annotations

from plotweaver_gitstore.store import Store
from plotweaver_quality.recent import RecentMemory

from plotweaver_backend.changes import ChangeService
from plotweaver_backend.findings.reported import Reported
from plotweaver_backend.findings.service import FindingsService
from plotweaver_backend.findings.waiving import Waiving
from plotweaver_backend.http.services import Services
from plotweaver_backend.manuscript.writer import ChangeWriter


def provide(services: Services) -> None:
    """Offer the feature's services."""
    store = services.get(Store)
    findings = FindingsService(store, services.get(RecentMemory), Reported(services.sessions).findings)
    services.provide(findings)
    services.provide(Waiving(store, findings, ChangeWriter(services.get(ChangeService))))
