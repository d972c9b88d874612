"""Clients that call what the policy allows, at the very address that was judged, and follow nobody further."""

from __future__ import annotations

import asyncio
import contextlib

import httpx

from plotweaver_backend.outgoing.policy import Outgoing

# kept connections are found by address: two names at one address must not share one
_FRESH = httpx.Limits(max_keepalive_connections=0)


class _Guarded(httpx.BaseTransport):
    def __init__(self, policy: Outgoing) -> None:
        self._policy = policy
        self._inner = httpx.HTTPTransport(limits=_FRESH)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        *others, last = self._policy.addresses(request.url)
        for address in others:
            with contextlib.suppress(httpx.ConnectError, httpx.ConnectTimeout):
                return self._inner.handle_request(_pinned(request, address))
        return self._inner.handle_request(_pinned(request, last))

    def close(self) -> None:
        self._inner.close()


class _AsyncGuarded(httpx.AsyncBaseTransport):
    def __init__(self, policy: Outgoing) -> None:
        self._policy = policy
        self._inner = httpx.AsyncHTTPTransport(limits=_FRESH)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        *others, last = await asyncio.to_thread(self._policy.addresses, request.url)
        for address in others:
            with contextlib.suppress(httpx.ConnectError, httpx.ConnectTimeout):
                return await self._inner.handle_async_request(_pinned(request, address))
        return await self._inner.handle_async_request(_pinned(request, last))

    async def aclose(self) -> None:
        await self._inner.aclose()


def client(policy: Outgoing, timeout: httpx.Timeout | float) -> httpx.Client:
    """Return a client that follows no redirects, and no settings of the environment."""
    return httpx.Client(transport=_Guarded(policy), timeout=timeout, follow_redirects=False, trust_env=False)


def async_client(policy: Outgoing, timeout: httpx.Timeout | float) -> httpx.AsyncClient:
    """Return the same for tasks."""
    return httpx.AsyncClient(transport=_AsyncGuarded(policy), timeout=timeout, follow_redirects=False, trust_env=False)


def _pinned(request: httpx.Request, address: str) -> httpx.Request:
    """Return the request to an address: a name that is looked up twice may lead elsewhere the second time.

    The `Host` header and the name that the certificate must bear are still those of the URL.
    """
    extensions = dict(request.extensions)
    if request.url.host != address:
        extensions["sni_hostname"] = request.url.host
    return httpx.Request(
        request.method,
        request.url.copy_with(host=address),
        headers=request.headers,
        stream=request.stream,
        extensions=extensions,
    )
