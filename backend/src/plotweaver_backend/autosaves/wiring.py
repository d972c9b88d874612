"""Which parts make this feature."""

from __future__ import annotations

from plotweaver_backend.autosaves.service import AutosavesService
from plotweaver_backend.http.services import Services


def provide(services: Services) -> None:
    """Offer the feature's service."""
    services.provide(AutosavesService(services.sessions))
