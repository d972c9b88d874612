"""Which parts make this feature."""

from __future__ import annotations

from plotweaver_gitstore.store import Store

from plotweaver_backend.comments.service import CommentsService
from plotweaver_backend.feed import Feed
from plotweaver_backend.http.services import Services


def provide(services: Services) -> None:
    """Offer the feature's service."""
    services.provide(CommentsService(services.sessions, services.get(Store), services.get(Feed)))
