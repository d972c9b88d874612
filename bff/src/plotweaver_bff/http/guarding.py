"""What every answer carries, whoever gave it: how browsers may use it, and that nothing but TLS leads here."""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: For answers that are no page: should a browser show one all the same, nothing in it runs or loads.
_NO_PAGE = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Content-Security-Policy": _NO_PAGE,
}
#: A year, as browsers' own lists of such sites ask for.
_TLS_ONLY = {"Strict-Transport-Security": "max-age=31536000; includeSubDomains"}


class Guarded:
    """Adds to each answer what it lacks. No answer lets another site read it (CORS): none says so.

    Args:
        app: the application.
        origin: what browsers see; by https, they are told to come back by nothing else.
    """

    def __init__(self, app: ASGIApp, origin: str) -> None:
        self._app = app
        headers = _ALWAYS | (_TLS_ONLY if origin.startswith("https://") else {})
        # as they are sent: every answer carries them
        self._headers = [(name.lower().encode(), value.encode()) for name, value in headers.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = list(message.get("headers", ()))
                there = {name for name, _ in headers}
                message["headers"] = headers + [each for each in self._headers if each[0] not in there]
            await send(message)

        await self._app(scope, receive, guarded)
