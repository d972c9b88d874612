"""Telling writes that another site sends with a person's cookies (cross-site request forgery)."""

from __future__ import annotations

from typing import Protocol

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class Headers(Protocol):
    """Request headers of either framework; names are looked up case-insensitively."""

    def get(self, name: str, /) -> str | None:
        """Return a header's value."""


def is_foreign(method: str, headers: Headers, public_origin: str) -> bool:
    """Return whether a request is a write from another site.

    A bearer token is sent by programs only, never by a browser on its own, and whoever shows one is known by it alone:
    it needs no check. Any other `Authorization` a browser may add by itself, and the cookies still count. Browsers
    always tell where a write comes from; one with cookies that does not tell counts as foreign.

    Args:
        method: HTTP method in capitals.
        headers: the request's.
        public_origin: scheme, host and port that browsers see.
    """
    if method in _SAFE:
        return False
    scheme = (headers.get("Authorization") or "").partition(" ")[0]
    if scheme.lower() == "bearer":
        return False
    origin, site = headers.get("Origin"), headers.get("Sec-Fetch-Site")
    if origin is None and site is None:
        return headers.get("Cookie") is not None
    return origin not in (None, public_origin) or site not in (None, "same-origin")
