"""Which parts make this feature."""

from __future__ import annotations

from plotweaver_gitstore.store import Store

from plotweaver_backend.http.services import Services
from plotweaver_backend.voices.service import VoicesService


def provide(services: Services) -> None:
    """Offer the feature's service."""
    services.provide(VoicesService(services.get(Store)))
