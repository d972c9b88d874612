"""Which parts make this feature."""

from __future__ import annotations

from plotweaver_backend.http.services import Services
from plotweaver_backend.identity.signals import Signals
from plotweaver_backend.sharing.visibility import VisibilityService


def provide(services: Services) -> None:
    """Offer the feature's services."""
    services.provide(VisibilityService(services.sessions, services.get(Signals)))
