"""What this feature offers the others."""

from __future__ import annotations

from plotweaver_backend.http.services import Services
from plotweaver_backend.models.registry import Models


def provide(services: Services) -> None:
    """Provide the registry."""
    services.provide(Models(services.settings))
