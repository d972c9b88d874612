"""What this feature offers the others."""

from __future__ import annotations

from plotweaver_backend.http.services import Services
from plotweaver_backend.models.keys import ModelKeys
from plotweaver_backend.models.registry import Models
from plotweaver_backend.vault.service import Vault


def provide(services: Services) -> None:
    """Provide the registry, and the keys of its providers."""
    models = Models(services.settings)
    services.provide(models)
    services.provide(ModelKeys(services.sessions, services.get(Vault), models, services.settings))
