"""Which parts make this feature."""

from __future__ import annotations

from plotweaver_gitstore.store import Store

from plotweaver_backend.changes import ChangeService, mutex_for
from plotweaver_backend.feed import Feed
from plotweaver_backend.http.services import Services
from plotweaver_backend.identity.departures import Departures
from plotweaver_backend.identity.letters import AccountLetters
from plotweaver_backend.identity.service import IdentityService
from plotweaver_backend.identity.signals import Signals
from plotweaver_backend.leaving.drafts import PrivateDrafts
from plotweaver_backend.leaving.export import AccountExport
from plotweaver_backend.leaving.service import Leaving
from plotweaver_backend.projects.removing import RemovedBooks
from plotweaver_backend.tokens.service import TokensService
from plotweaver_backend.vault.service import Vault


def provide(services: Services) -> None:
    """Offer the feature's services."""
    store, signals = services.get(Store), services.get(Signals)
    mutex = mutex_for(services.engine, services.settings.data_dir / "locks")
    ungated = ChangeService(services.engine, services.settings.repositories, mutex, services.get(Feed))
    leaving = Leaving(
        services.sessions,
        services.get(IdentityService),
        services.get(TokensService),
        services.get(Vault),
        services.get(AccountLetters),
        signals,
        services.get(Departures),
        services.get(RemovedBooks),
        PrivateDrafts(store, ungated),
    )
    for service in (leaving, AccountExport(services.sessions, services.settings.public_origin)):
        services.provide(service)
