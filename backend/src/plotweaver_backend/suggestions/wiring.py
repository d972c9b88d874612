"""Which parts make this feature."""

from __future__ import annotations

from plotweaver_backend.changes import ChangeService
from plotweaver_backend.feed import Feed
from plotweaver_backend.http.services import Services
from plotweaver_backend.suggestions.service import SuggestionsService


def provide(services: Services) -> None:
    """Offer the feature's service, with what a dead process left undone carried out."""
    service = SuggestionsService(services.sessions, services.get(ChangeService), services.get(Feed))
    service.recover()
    services.provide(service)
