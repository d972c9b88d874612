"""Which parts make this feature."""

from __future__ import annotations

from plotweaver_gitstore.store import Store

from plotweaver_backend.changes import ChangeService
from plotweaver_backend.feed import Feed
from plotweaver_backend.findings.service import FindingsService
from plotweaver_backend.http.services import Services
from plotweaver_backend.suggestions.people import PeoplesSuggestions
from plotweaver_backend.suggestions.service import SuggestionsService


def provide(services: Services) -> None:
    """Offer the feature's services, with what a dead process left undone carried out."""
    service = SuggestionsService(services.sessions, services.get(ChangeService), services.get(Feed))
    service.recover()
    services.provide(service)
    services.provide(PeoplesSuggestions(services.sessions, services.get(Store), services.get(FindingsService), service))
