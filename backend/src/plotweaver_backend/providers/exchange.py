"""The code for a token: what OAuth 2 providers have in common (RFC 6749 4.1, RFC 7636)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
from authlib.common.errors import AuthlibBaseError
from authlib.oauth2.client import OAuth2Client
from joserfc.errors import JoseError

from plotweaver_backend.outgoing import client
from plotweaver_backend.providers.domain import Configured, Visit
from plotweaver_backend.providers.errors import ProviderFailed

_SECONDS = 10.0


@contextmanager
def calling(provider: Configured) -> Iterator[httpx.Client]:
    """Open a client for calls to a provider; whatever goes wrong with it and its answers is one error.

    Raises:
        ProviderFailed: the provider is not reached, or answers what it should not.
    """
    try:
        with client(provider.outgoing, _SECONDS) as opened:
            yield opened
    except (httpx.HTTPError, httpx.InvalidURL, AuthlibBaseError, JoseError, ValueError, KeyError, TypeError) as error:
        raise ProviderFailed(f"{provider.id}: {type(error).__name__}: {error}") from error


def address(provider: Configured, endpoint: str, scope: str, visit: Visit, **more: str) -> str:
    """Return the authorization request as an address."""
    spoken = _client(provider, None, visit)
    spoken.scope = scope
    url, _ = spoken.create_authorization_url(endpoint, state=visit.state, code_verifier=visit.verifier, **more)
    return str(url)


def redeem(provider: Configured, http: httpx.Client, endpoint: str, code: str, visit: Visit, basic: bool) -> Any:
    """Return the token endpoint's answer.

    Args:
        provider: whose code it is.
        http: a client from `calling`.
        endpoint: where tokens are given.
        code: what the browser brought.
        visit: the one that it was given for.
        basic: whether our secret goes into a header (`client_secret_basic`) or into the body.
    """
    spoken = _client(provider, http, visit)
    named = {} if basic else {"client_id": provider.client_id, "client_secret": provider.client_secret}
    auth = httpx.BasicAuth(provider.client_id, provider.client_secret) if basic else httpx.Auth()
    return spoken.fetch_token(
        endpoint, grant_type="authorization_code", code=code, code_verifier=visit.verifier, auth=auth, **named
    )


def _client(provider: Configured, http: httpx.Client | None, visit: Visit) -> Any:
    return OAuth2Client(
        session=http, client_id=provider.client_id, redirect_uri=visit.redirect_uri, code_challenge_method="S256"
    )
