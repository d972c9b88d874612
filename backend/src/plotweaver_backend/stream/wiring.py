"""Builds what the stream needs beyond the core's parts."""

from __future__ import annotations

from plotweaver_backend.feed import Feed
from plotweaver_backend.http.services import Services
from plotweaver_backend.stream.hub import EphemeralHub
from plotweaver_backend.stream.relay import Relay


def provide(services: Services) -> None:
    """Offer the relay of ephemeral frames."""
    services.provide(Relay(services.get(EphemeralHub), services.get(Feed), services.engine))
