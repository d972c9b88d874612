"""Which parts make this feature."""

from __future__ import annotations

from plotweaver_backend.http.services import Services
from plotweaver_backend.vault.keys import SecretKeys
from plotweaver_backend.vault.rotation import Rotation
from plotweaver_backend.vault.sealing import Sealing
from plotweaver_backend.vault.service import Vault, place_of
from plotweaver_backend.vault.tables import SecretRow


def provide(services: Services) -> None:
    """Offer the feature's services."""
    keys = SecretKeys.of(services.settings)
    sealing = Sealing(keys)
    rotation = Rotation(services.sessions, keys, sealing)
    rotation.register(SecretRow.sealed, lambda row: place_of(row).about)
    for service in (sealing, Vault(sealing), rotation):
        services.provide(service)
