"""Which parts make this feature: an adapter for each configured provider."""

from __future__ import annotations

from plotweaver_backend.http.services import Services
from plotweaver_backend.identity.attempts.service import Attempts
from plotweaver_backend.identity.confirming import Confirmations
from plotweaver_backend.identity.factors.second_step import SecondStep
from plotweaver_backend.identity.joining.service import Joining
from plotweaver_backend.identity.recovering import Recoveries
from plotweaver_backend.identity.site import Site
from plotweaver_backend.providers import identities
from plotweaver_backend.providers.github import GitHub
from plotweaver_backend.providers.newcomers import Newcomers
from plotweaver_backend.providers.openid import OpenId
from plotweaver_backend.providers.ports import Provider
from plotweaver_backend.providers.presets import configured
from plotweaver_backend.providers.service import ProvidersService


def provide(services: Services) -> None:
    """Offer the service."""
    known: list[Provider] = [
        GitHub(each) if each.kind == "github" else OpenId(each) for each in configured(services.settings)
    ]
    services.get(Recoveries).register(identities.end_unproven)
    newcomers = Newcomers(
        services.sessions,
        services.get(Site),
        services.get(Joining),
        services.get(SecondStep),
        services.get(Attempts),
    )
    services.provide(newcomers)
    providers = ProvidersService(
        services.sessions,
        known,
        services.get(Confirmations),
        services.get(SecondStep),
        newcomers,
        services.settings.public_origin,
    )
    services.provide(providers)
