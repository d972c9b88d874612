"""Which parts make this feature."""

from __future__ import annotations

from plotweaver_gitstore.store import Store

from plotweaver_backend.branches.service import BranchesService
from plotweaver_backend.changes import ChangeService
from plotweaver_backend.http.services import Services


def provide(services: Services) -> None:
    """Offer the feature's service."""
    services.provide(BranchesService(services.get(Store), services.get(ChangeService)))
