"""Git over HTTP, `/git/{project}.git`: clones and fetches from the public copies, pushes to the write service."""

from __future__ import annotations

import base64
import binascii
import contextlib
import zlib
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from contextlib import aclosing
from pathlib import Path

from plotweaver_contracts.doors import FETCH
from plotweaver_gitstore.errors import RepositoryMissing
from plotweaver_kit.problems import ProblemError
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from plotweaver_bff.access.service import Access
from plotweaver_bff.backend import BackendAway
from plotweaver_bff.git.pushing import Pushes
from plotweaver_bff.git.upload_pack import GitFailed, advertise, exchange
from plotweaver_bff.mirror.copies import Copies
from plotweaver_bff.mirror.shelf import Shelf

_UPLOAD, _RECEIVE = "git-upload-pack", "git-receive-pack"
#: What a client asks for is names of versions: a megabyte holds twenty thousand.
_MOST_ASKED = 1024 * 1024
_NO_CACHE = {"Cache-Control": "no-cache"}
_WHO = {"WWW-Authenticate": 'Basic realm="PlotWeaver: any name, an access token as the password"'}
_SOON = {"Retry-After": "2"}
_NOTHING = "There is nothing here that you may see.\n"
_LATER = "Nobody can tell just now who may read this. Try again soon.\n"
_FETCHING = "This book is being copied here. Try again soon.\n"
_WRITER_AWAY = "The writing service does not answer. Nothing changed: try again soon.\n"


class GitOverHttp:
    """Serves clones and fetches, and sends pushes on.

    Args:
        access: who may read; a client shows an access token as its password.
        copies: the books.
        shelf: has a book here while it is read.
        pushes: where pushes go.
    """

    def __init__(self, access: Access, copies: Copies, shelf: Shelf, pushes: Pushes) -> None:
        self._access = access
        self._copies = copies
        self._shelf = shelf
        self._pushes = pushes

    def routes(self) -> list[Route]:
        """Return the three addresses that git uses."""
        base = "/git/{project}.git"
        return [
            Route(f"{base}/info/refs", self.refs, methods=["GET"]),
            Route(f"{base}/{_UPLOAD}", self.upload, methods=["POST"]),
            Route(f"{base}/{_RECEIVE}", self.receive, methods=["POST"]),
        ]

    async def refs(self, request: Request) -> Response:
        """Answer which versions there are."""
        if request.query_params.get("service") == _RECEIVE:
            return await self._pushed(request, self._pushes.offer)
        found = await self._repository(request)
        if isinstance(found, Response):
            return found
        if request.query_params.get("service") != _UPLOAD:
            return PlainTextResponse("Use a git newer than 1.6.6.\n", 403)
        media = f"application/x-{_UPLOAD}-advertisement"
        answer = self._kept(request, lambda: advertise(found, _protocol(request)))
        return StreamingResponse(answer, headers=_NO_CACHE, media_type=media)

    async def upload(self, request: Request) -> Response:
        """Answer one request of a clone or fetch."""
        found = await self._repository(request)
        if isinstance(found, Response):
            return found
        try:
            asked = await _asked(request)
        except (ValueError, zlib.error):
            return PlainTextResponse("This request is too large or broken.\n", 413)
        media = f"application/x-{_UPLOAD}-result"
        answer = self._kept(request, lambda: exchange(found, _protocol(request), asked))
        return StreamingResponse(answer, headers=_NO_CACHE, media_type=media)

    async def receive(self, request: Request) -> Response:
        """Take a push."""
        return await self._pushed(request, self._pushes.receive)

    async def _pushed(self, request: Request, send: Callable[[Request, str], Awaitable[Response]]) -> Response:
        token = _token(request)
        if not token:
            return PlainTextResponse("Please sign in.\n", 401, _WHO)
        try:
            answer = await send(request, token)
        except BackendAway:
            return PlainTextResponse(_WRITER_AWAY, 503, _SOON)
        except ProblemError as error:
            return PlainTextResponse(f"{error.problem.detail}\n", error.problem.status, _SOON)
        if answer.status_code == 401:
            answer.headers.update(_WHO)
        return answer

    async def _kept(self, request: Request, begin: Callable[[], AsyncGenerator[bytes]]) -> AsyncIterator[bytes]:
        project, sent = request.path_params["project"], False
        async with self._shelf.reading(project):
            for again in (False, True):
                try:
                    async with aclosing(begin()) as answer:
                        async for chunk in answer:
                            sent = True
                            yield chunk
                    return
                except GitFailed:
                    # it may be the copy's fault: then at least the next client finds it whole
                    if again or not await self._mended(project) or sent:
                        return

    async def _mended(self, project: str) -> bool:
        with contextlib.suppress(ProblemError, BackendAway):
            return await self._shelf.mend(project)
        return False

    async def _repository(self, request: Request) -> Path | Response:
        token = _password(request.headers.get("authorization", ""))
        try:
            caller = await (self._access.access_holder(token) if token else self._access.access_caller(request))
            project = request.path_params["project"]
            await self._access.access_project_soon(caller, project, FETCH.permission)
            async with self._shelf.reading(project):
                return self._copies.store.path(project)
        except ProblemError as error:
            if error.code == "auth.required":
                return PlainTextResponse("Please sign in.\n", 401, _WHO)
            if error.code == "mirror.behind":
                return PlainTextResponse(_FETCHING, 503, _SOON)
            if error.code == "book.unreadable":
                return PlainTextResponse(f"{error.problem.detail}\n", error.problem.status)
            return PlainTextResponse(_NOTHING if error.problem.status == 404 else _LATER, error.problem.status)
        except RepositoryMissing:
            return PlainTextResponse(_NOTHING, 404)
        except BackendAway:
            return PlainTextResponse(_LATER, 503, _SOON)


def _token(request: Request) -> str:
    scheme, _, value = request.headers.get("authorization", "").partition(" ")
    return value.strip() if scheme.lower() == "bearer" else _password(request.headers.get("authorization", ""))


def _password(authorization: str) -> str:
    scheme, _, value = authorization.partition(" ")
    if scheme.lower() != "basic":
        return ""
    try:
        return base64.b64decode(value, validate=True).decode("utf-8").partition(":")[2]
    except (binascii.Error, UnicodeDecodeError):
        return ""


def _protocol(request: Request) -> str:
    return request.headers.get("git-protocol", "")


async def _asked(request: Request) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > _MOST_ASKED:
            raise ValueError("too much is asked")
    if request.headers.get("content-encoding") != "gzip":
        return bytes(body)
    inflate = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
    plain = inflate.decompress(bytes(body), _MOST_ASKED)
    if inflate.unconsumed_tail:
        raise ValueError("too much is asked")
    return plain
