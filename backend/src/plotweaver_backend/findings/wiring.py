"""Which parts make this feature."""

from __future__ import annotations

from plotweaver_gitstore.store import Store
from plotweaver_quality.recent import RecentMemory

from plotweaver_backend.findings.service import FindingsService
from plotweaver_backend.http.services import Services


def provide(services: Services) -> None:
    """Offer the feature's service."""
    services.provide(FindingsService(services.get(Store), RecentMemory()))
