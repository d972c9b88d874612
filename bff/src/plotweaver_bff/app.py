"""The ASGI application: what this service owns, what it forwards, live connections, git, and the screens."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from email.utils import formatdate
from types import MappingProxyType

from fastapi import FastAPI
from plotweaver_contracts.catalogue import build, forwarded, owned_by
from plotweaver_contracts.manuscript import FreshQuery
from plotweaver_contracts.operation import Deprecation, Operation
from plotweaver_kit.binding import complete
from plotweaver_kit.origin import is_foreign
from plotweaver_kit.problems import ProblemError
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route, WebSocketRoute

from plotweaver_bff.health.routes import routes as health
from plotweaver_bff.http.call import Call, Caller, Handler
from plotweaver_bff.http.guarding import Guarded
from plotweaver_bff.http.problems import answer, translate
from plotweaver_bff.http.reading import body_of, bytes_of, check_key, query_of
from plotweaver_bff.realtime.socket import PATH as LIVE
from plotweaver_bff.wiring import Parts

#: How long a read may wait for the mirror, in seconds.
PATIENCE = 2.0
_METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]


def create_app(parts: Parts, catalogue: Mapping[str, Operation] | None = None) -> FastAPI:
    """Return the application that serves its part of `catalogue` (the whole one by default).

    Raises:
        BindingError: catalogue and handlers do not fit.
    """
    whole = build()
    served = MappingProxyType(dict(whole if catalogue is None else catalogue))
    own, passed = owned_by(served, "bff"), forwarded(served)
    handlers = complete(own, parts.handlers(), whole)
    handlers = {**handlers, **parts.forwarder.handlers(passed)}
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, lifespan=_lifespan(parts))
    for operation in [*own, *passed]:
        endpoint = _endpoint(operation, handlers[operation.id], parts)
        app.router.routes.append(Route(operation.path, endpoint, methods=[operation.verb], name=operation.id))
    app.router.routes.append(WebSocketRoute(LIVE, parts.live.__call__))
    app.router.routes.extend([*parts.git.routes(), *health(parts.follower)])
    app.router.routes.append(Route("/{path:path}", parts.screens.serve, methods=_METHODS))
    app.add_middleware(Guarded, origin=parts.settings.public_origin)
    return app


def _lifespan(parts: Parts) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        async with parts.running():
            yield

    return lifespan


def _endpoint(operation: Operation, handler: Handler, parts: Parts) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        try:
            response = await handler(await _call(operation, request, parts))
        except Exception as error:  # noqa: BLE001  the one place where every error ends: callers get a problem
            response = answer(translate(error))
        if operation.deprecation is not None:
            _mark(response, operation.deprecation)
        return response

    return endpoint


async def _call(operation: Operation, request: Request, parts: Parts) -> Call:
    if is_foreign(request.method, request.headers, bool(request.cookies), parts.settings.public_origin):
        raise ProblemError("request.foreign_origin")
    params = dict(request.path_params)
    if operation.owner == "backend":
        # who may is decided there; here only how often, and whether it makes sense
        parts.limits.take(request.client.host if request.client else "", operation.rate)
        return Call(operation, request, None, params, query_of(request, operation))
    caller = await parts.access.access_caller(request)
    if caller is not None and operation.query is not None and issubclass(operation.query, FreshQuery):
        # before anything is decided: who made a book a moment ago is its member only from there on
        await _reached(request, parts)
    _permit(operation, caller, params, parts)
    check_key(request)
    body = None
    if operation.request is not None:
        body = body_of(request, operation, await bytes_of(request, operation))
    return Call(operation, request, caller, params, query_of(request, operation), body)


async def _reached(request: Request, parts: Parts) -> None:
    asked = request.query_params.get("min_seq", "")
    # what is no number is refused with the rest of the query, once it is known who may ask
    if not asked.isdecimal() or len(asked) > 18:
        return
    if not await parts.position.reached(int(asked), PATIENCE, request.path_params.get("project")):
        raise ProblemError("mirror.behind")


def _permit(operation: Operation, caller: Caller | None, params: Mapping[str, str], parts: Parts) -> None:
    match operation.permission:
        case "public":
            return
        case "signed-in" if caller is not None:
            parts.limits.take(caller.account, operation.rate)
        case "project:visit" | "project:read":
            parts.access.access_project(caller, params["project"], operation.permission)
        case _:
            # nothing else is read here: a new permission is refused until somebody writes down what it means
            raise ProblemError("auth.required" if caller is None else "access.forbidden")


def _mark(response: Response, deprecation: Deprecation) -> None:
    """Say that an alias will go (RFC 9745 `Deprecation`, RFC 8594 `Sunset`)."""
    response.headers["Deprecation"] = f"@{deprecation.since}"
    response.headers["Sunset"] = formatdate(deprecation.sunset, usegmt=True)
