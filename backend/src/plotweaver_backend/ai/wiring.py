"""Which parts make this feature."""

from __future__ import annotations

from plotweaver_gitstore.store import Store

from plotweaver_backend.ai.sent import Ledger
from plotweaver_backend.ai.service import AiPolicies
from plotweaver_backend.http.services import Services
from plotweaver_backend.identity.signals import Signals
from plotweaver_backend.models.registry import Models


def provide(services: Services) -> None:
    """Offer the feature's services."""
    store, models, signals = services.get(Store), services.get(Models), services.get(Signals)
    services.provide(AiPolicies(services.sessions, store, models, signals))
    services.provide(Ledger(services.sessions))
