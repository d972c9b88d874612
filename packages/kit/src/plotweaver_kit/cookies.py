"""Names of the session's cookies, one set per instance, so that two on one host do not meet."""

from __future__ import annotations

from collections.abc import Mapping

_ACCESS, _REFRESH, _VISIT = "__Host-pw-access-", "__Host-pw-refresh-", "__Host-pw-visit-"
_STEP, _BROWSER = "__Host-pw-step-", "__Host-pw-browser-"
_NEWCOMER = "__Host-pw-newcomer-"


def access_cookie(instance: str) -> str:
    """Return the name of the access token's cookie."""
    return f"{_ACCESS}{instance}"


def refresh_cookie(instance: str) -> str:
    """Return the name of the refresh token's cookie."""
    return f"{_REFRESH}{instance}"


def visit_cookie(instance: str) -> str:
    """Return the name of the cookie that a browser keeps while its person visits a provider."""
    return f"{_VISIT}{instance}"


def step_cookie(instance: str) -> str:
    """Return the name of the cookie that holds a half-done sign-in."""
    return f"{_STEP}{instance}"


def newcomer_cookie(instance: str) -> str:
    """Return the name of the cookie that says whom a provider vouched for, until they have an account."""
    return f"{_NEWCOMER}{instance}"


def browser_cookie(instance: str) -> str:
    """Return the name of the cookie by which a browser is known again."""
    return f"{_BROWSER}{instance}"


def access_tokens(cookies: Mapping[str, str]) -> list[str]:
    """Return every instance's access token among `cookies`; only one of them verifies with our keys."""
    return [value for name, value in cookies.items() if name.startswith(_ACCESS)]
