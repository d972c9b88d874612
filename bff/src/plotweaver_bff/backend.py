"""The write service as this one calls it: over connections that are kept, with nothing between two calls remembered."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

import aiohttp
from multidict import CIMultiDictProxy
from plotweaver_contracts.base import Problem
from plotweaver_manuscript.errors import PlotWeaverError
from pydantic import ValidationError
from yarl import URL

#: How long a call waits for its next bytes, and for a connection, in seconds, where the call does not say otherwise.
_READ, _CONNECT = 10.0, 2.0
#: Connections at once, and for how long an idle one is kept: less than the write service keeps it.
_MOST, _KEPT = 200, 20.0
#: What goes on has the headers that it came with, and no other.
_OURS = ("Accept", "Accept-Encoding", "Content-Type", "User-Agent")


class BackendAway(PlotWeaverError):
    """The write service does not answer, or not as it should."""

    def __init__(self, message: str) -> None:
        super().__init__("service.unavailable", message)


@dataclass(frozen=True)
class Answer:
    """An answer, whole.

    Attributes:
        status: of HTTP.
        headers: by name, in any case; a name may come more than once.
        content: the body.
    """

    status: int
    headers: CIMultiDictProxy[str]
    content: bytes

    @property
    def good(self) -> bool:
        """Whether what was asked for was done."""
        return 200 <= self.status < 300

    def required(self) -> Answer:
        """Return the answer itself.

        Raises:
            BackendAway: it is not a good one.
        """
        _require(self.status)
        return self


class Streaming:
    """An answer that is read as it comes."""

    def __init__(self, answer: aiohttp.ClientResponse) -> None:
        self._answer = answer
        self.status = answer.status

    def require(self) -> None:
        """Pass if this is a good answer.

        Raises:
            BackendAway: it is not.
        """
        _require(self.status)

    async def problem(self) -> Problem:
        """Return the problem that the answer tells of.

        Raises:
            BackendAway: it breaks off, or tells of none.
        """
        try:
            return Problem.model_validate_json(b"".join([piece async for piece in self.pieces()]))
        except ValidationError as error:
            raise BackendAway(f"The writing service answered {self.status}.") from error

    async def pieces(self) -> AsyncIterator[bytes]:
        """Yield the body in pieces of any size.

        Raises:
            BackendAway: it breaks off, or nothing comes for too long.
        """
        try:
            async for piece in self._answer.content.iter_any():
                yield piece
        except aiohttp.ClientError as error:
            raise _away(error) from error

    async def lines(self) -> AsyncIterator[bytes]:
        """Yield the body's lines without their ends, each as soon as it is whole.

        Raises:
            BackendAway: it breaks off, or nothing comes for too long.
        """
        begun = b""
        async for piece in self.pieces():
            *whole, begun = (begun + piece).split(b"\n")
            for line in whole:
                yield line


class Backend:
    """Calls the write service. Nothing that one caller is given comes with the next one's call.

    Args:
        origin: where it listens.
        shown: headers of every call.
    """

    def __init__(self, origin: str, shown: Mapping[str, str] | None = None) -> None:
        self._origin = origin
        self._shown = dict(shown or {})
        self._made: aiohttp.ClientSession | None = None

    async def ask(
        self,
        verb: str,
        path: str,
        *,
        params: Mapping[str, str] | None = None,
        content: bytes | AsyncIterator[bytes] | None = None,
        headers: Mapping[str, str] | None = None,
        seconds: float = _READ,
    ) -> Answer:
        """Return the answer to a call, whatever it says; redirects are answers.

        Args:
            path: quoted already.
            seconds: how long it may stay silent.

        Raises:
            BackendAway: there is none.
        """
        try:
            async with self._call(verb, path, params, content, headers, seconds) as answer:
                return Answer(answer.status, answer.headers, await answer.read())
        except aiohttp.ClientError as error:
            raise _away(error) from error

    @asynccontextmanager
    async def stream(
        self, path: str, *, params: Mapping[str, str] | None = None, seconds: float = _READ
    ) -> AsyncIterator[Streaming]:
        """Ask for something that is long, or has no end.

        Raises:
            BackendAway: there is no answer.
        """
        async with AsyncExitStack() as opened:
            try:
                answer = await opened.enter_async_context(self._call("GET", path, params, None, None, seconds))
            except aiohttp.ClientError as error:
                raise _away(error) from error
            yield Streaming(answer)

    async def close(self) -> None:
        """Let every connection go."""
        if self._made is not None:
            await self._made.close()

    def _call(
        self,
        verb: str,
        path: str,
        params: Mapping[str, str] | None,
        content: bytes | AsyncIterator[bytes] | None,
        headers: Mapping[str, str] | None,
        seconds: float,
    ) -> AbstractAsyncContextManager[aiohttp.ClientResponse]:
        url = URL(self._origin + path, encoded=True)
        return self._session().request(
            verb,
            url.extend_query(params) if params else url,
            data=content or None,
            headers=headers,
            allow_redirects=False,
            timeout=aiohttp.ClientTimeout(connect=_READ, sock_connect=_CONNECT, sock_read=seconds),
        )

    def _session(self) -> aiohttp.ClientSession:
        # only once there is a loop for it to live in
        if self._made is None:
            self._made = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=_MOST, keepalive_timeout=_KEPT),
                headers=self._shown,
                skip_auto_headers=_OURS,
                cookie_jar=aiohttp.DummyCookieJar(),
                auto_decompress=False,
            )
        return self._made


def _require(status: int) -> None:
    if not 200 <= status < 300:
        raise BackendAway(f"The writing service answered {status}.")


def _away(error: aiohttp.ClientError) -> BackendAway:
    return BackendAway(f"The writing service does not answer: {type(error).__name__}.")
