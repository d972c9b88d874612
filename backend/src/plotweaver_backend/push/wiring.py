"""Which parts make this feature."""

from __future__ import annotations

from plotweaver_gitstore.store import Store

from plotweaver_backend.changes import ChangeService
from plotweaver_backend.http.services import Services
from plotweaver_backend.push.service import PushService


def provide(services: Services) -> None:
    """Offer the feature's service."""
    hooks = services.settings.data_dir / "hooks"
    services.provide(PushService(services.get(Store), services.get(ChangeService), hooks))
