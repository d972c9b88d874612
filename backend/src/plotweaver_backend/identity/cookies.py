"""The session's cookies: kept from scripts, from other sites, and from other instances on this host."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from plotweaver_kit.cookies import (
    access_cookie,
    browser_cookie,
    newcomer_cookie,
    refresh_cookie,
    step_cookie,
    visit_cookie,
)

from plotweaver_backend.http.call import Cookie
from plotweaver_backend.identity.browsers import KNOWN_SECONDS
from plotweaver_backend.identity.factors.second_step import PATIENCE
from plotweaver_backend.identity.joining.service import NEWCOMER_PATIENCE
from plotweaver_backend.identity.service import SignedIn


@dataclass(frozen=True)
class CookieNames:
    """Names of one instance's cookies."""

    access: str
    refresh: str
    step: str
    browser: str
    visit: str
    newcomer: str

    @classmethod
    def of(cls, instance: str) -> CookieNames:
        """Return the names for `instance`."""
        kinds = (access_cookie, refresh_cookie, step_cookie, browser_cookie, visit_cookie, newcomer_cookie)
        return cls(*(kind(instance) for kind in kinds))

    def set(self, signed_in: SignedIn) -> tuple[Cookie, ...]:
        """Return the cookies of a session."""
        return (
            Cookie(self.access, signed_in.access_token, signed_in.access_seconds),
            Cookie(self.refresh, signed_in.refresh_token, signed_in.refresh_seconds),
        )

    def set_step(self, ticket: str) -> Cookie:
        """Return the cookie that holds the first step of a sign-in until the code comes."""
        return Cookie(self.step, ticket, PATIENCE)

    def clear_step(self) -> Cookie:
        """Return the cookie that ends waiting for a code."""
        return Cookie(self.step, "", 0)

    def set_newcomer(self, ticket: str) -> Cookie:
        """Return the cookie that says whom a provider vouched for, until they have an account."""
        return Cookie(self.newcomer, ticket, NEWCOMER_PATIENCE)

    def clear_newcomer(self) -> Cookie:
        """Return the cookie that ends waiting for an account."""
        return Cookie(self.newcomer, "", 0)

    def set_browser(self, kept: str) -> Cookie:
        """Return the cookie by which this browser is known again. It opens nothing, and outlasts the session."""
        return Cookie(self.browser, kept, KNOWN_SECONDS)

    def clear(self) -> tuple[Cookie, ...]:
        """Return cookies that remove the session from the browser."""
        return (Cookie(self.access, "", 0), Cookie(self.refresh, "", 0))

    def read_refresh(self, cookies: Mapping[str, str]) -> str:
        """Return the browser's refresh token, or an empty string."""
        return cookies.get(self.refresh, "")
