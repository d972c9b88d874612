"""Which parts make this feature: the service, and its gate before every branch."""

from __future__ import annotations

from plotweaver_backend.changes import ChangeService
from plotweaver_backend.guarding.gate import RightsGate
from plotweaver_backend.guarding.service import GuardsService
from plotweaver_backend.http.services import Services
from plotweaver_backend.identity.signals import Signals


def provide(services: Services) -> None:
    """Offer the service and register its gate."""
    guards = GuardsService(services.sessions, services.get(Signals))
    services.provide(guards)
    services.get(ChangeService).gates.register(RightsGate(guards))
