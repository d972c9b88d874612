"""Which parts make this feature: an adapter for each configured provider."""

from __future__ import annotations

from plotweaver_backend.http.services import Services
from plotweaver_backend.identity.confirming import Confirmations
from plotweaver_backend.identity.factors.second_step import SecondStep
from plotweaver_backend.providers.github import GitHub
from plotweaver_backend.providers.openid import OpenId
from plotweaver_backend.providers.ports import Provider
from plotweaver_backend.providers.presets import configured
from plotweaver_backend.providers.service import ProvidersService


def provide(services: Services) -> None:
    """Offer the service."""
    known: list[Provider] = [
        GitHub(each) if each.kind == "github" else OpenId(each) for each in configured(services.settings)
    ]
    providers = ProvidersService(
        services.sessions,
        known,
        services.get(Confirmations),
        services.get(SecondStep),
        services.settings.public_origin,
    )
    services.provide(providers)
