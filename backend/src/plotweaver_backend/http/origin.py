"""Refusing writes that another site sends with a person's cookies."""

from __future__ import annotations

from flask import Request

from plotweaver_backend.http.errors import ProblemError

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def refuse_foreign(request: Request, public_origin: str) -> None:
    """Refuse a write from another site.

    A bearer token is sent by programs only, never by a browser on its own, so it needs no check. Browsers
    always tell where a write comes from; one with cookies that does not tell is refused.

    Raises:
        ProblemError: `request.foreign_origin`.
    """
    if request.method in _SAFE or "Authorization" in request.headers:
        return
    origin, site = request.headers.get("Origin"), request.headers.get("Sec-Fetch-Site")
    silent = origin is None and site is None
    if silent and not request.cookies:
        return
    if silent or origin not in (None, public_origin) or site not in (None, "same-origin"):
        raise ProblemError("request.foreign_origin")
