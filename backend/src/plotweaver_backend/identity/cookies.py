"""The session's cookies: kept from scripts, from other sites, and from other instances on this host."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from plotweaver_kit.cookies import access_cookie, refresh_cookie, visit_cookie

from plotweaver_backend.http.call import Cookie
from plotweaver_backend.identity.service import SignedIn


@dataclass(frozen=True)
class CookieNames:
    """Names of one instance's cookies."""

    access: str
    refresh: str
    visit: str

    @classmethod
    def of(cls, instance: str) -> CookieNames:
        """Return the names for `instance`."""
        return cls(access_cookie(instance), refresh_cookie(instance), visit_cookie(instance))

    def set(self, signed_in: SignedIn) -> tuple[Cookie, ...]:
        """Return the cookies of a session."""
        return (
            Cookie(self.access, signed_in.access_token, signed_in.access_seconds),
            Cookie(self.refresh, signed_in.refresh_token, signed_in.refresh_seconds),
        )

    def clear(self) -> tuple[Cookie, ...]:
        """Return cookies that remove the session from the browser."""
        return (Cookie(self.access, "", 0), Cookie(self.refresh, "", 0))

    def read_refresh(self, cookies: Mapping[str, str]) -> str:
        """Return the browser's refresh token, or an empty string."""
        return cookies.get(self.refresh, "")
