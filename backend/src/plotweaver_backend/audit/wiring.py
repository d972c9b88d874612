"""What this feature offers the others."""

from __future__ import annotations

from plotweaver_backend.audit.service import AuditService
from plotweaver_backend.http.services import Services


def provide(services: Services) -> None:
    """Provide the reader of the log."""
    services.provide(AuditService(services.sessions))
