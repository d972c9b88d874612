"""The ASGI application: what this service owns, what it forwards, live connections, git, and the screens."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from email.utils import formatdate
from types import MappingProxyType

from fastapi import FastAPI
from fastapi.telemetry import TelemetryConfig
from plotweaver_contracts.catalogue import build, forwarded, owned_by
from plotweaver_contracts.manuscript import FreshQuery
from plotweaver_contracts.operation import Deprecation, Operation
from plotweaver_kit import nul
from plotweaver_kit.binding import complete
from plotweaver_kit.origin import is_foreign
from plotweaver_kit.problems import ProblemError
from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route, WebSocketRoute
from starlette.types import Receive, Scope, Send

from plotweaver_bff.health.routes import routes as health
from plotweaver_bff.http.call import Call, Caller, Handler
from plotweaver_bff.http.guarding import Guarded
from plotweaver_bff.http.problems import answer, translate
from plotweaver_bff.http.reading import body_of, bytes_of, check_key, query_of
from plotweaver_bff.http.refusals import told_first
from plotweaver_bff.http.routing import Direct
from plotweaver_bff.realtime.socket import PATH as LIVE
from plotweaver_bff.wiring import Parts

#: How long a read may wait for the mirror, in seconds.
PATIENCE = 2.0
#: FastAPI would ask the environment with every request whether anybody measures.
_UNWATCHED: TelemetryConfig = {"tracing": False, "metrics": False, "logs": False}
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
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, lifespan=_lifespan(parts), telemetry=_UNWATCHED)
    for operation in [*own, *passed]:
        endpoint = _Endpoint(operation, handlers[operation.id], parts)
        app.router.routes.append(Route(operation.path, endpoint, methods=[operation.verb], name=operation.id))
    app.router.routes.append(WebSocketRoute(LIVE, parts.live.__call__))
    app.router.routes.extend([*parts.git.routes(), *health(parts.follower)])
    app.router.routes.append(Route("/{path:path}", parts.screens.serve, methods=_METHODS))
    # FastAPI's own layers serve its own kind of endpoints: here they would cost every read a tenth of its time
    app.middleware_stack = Guarded(ExceptionMiddleware(Direct(app.router)), parts.settings.public_origin)
    return app


def _lifespan(parts: Parts) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        async with parts.running():
            yield

    return lifespan


class _Endpoint:
    """An operation as it is served: an ASGI application of its own, so that nothing is wrapped around each request."""

    def __init__(self, operation: Operation, handler: Handler, parts: Parts) -> None:
        self._operation = operation
        self._handler = handler
        self._parts = parts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request."""
        response = await self._answer(Request(scope, receive, send))
        if self._operation.deprecation is not None:
            _mark(response, self._operation.deprecation)
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        try:
            return await self._handler(await _call(self._operation, request, self._parts))
        except Exception as error:  # noqa: BLE001  the one place where every error ends: callers get a problem
            return answer(translate(await told_first(error, self._operation, request, self._parts.access)))


async def _call(operation: Operation, request: Request, parts: Parts) -> Call:
    if is_foreign(request.method, request.headers, parts.settings.public_origin):
        raise ProblemError("request.foreign_origin")
    params = dict(request.path_params)
    nul.require_none_in_path(params.values())
    if operation.owner == "backend":
        # who may is decided there; here only how often, and whether it makes sense
        parts.limits.take(request.client.host if request.client else "", operation.rate)
        return Call(operation, request, None, params, query_of(request, operation))
    caller = await parts.access.access_caller(request)
    fresh = operation.query is not None and issubclass(operation.query, FreshQuery)
    if caller is not None and fresh and request.scope["query_string"]:
        # before anything is decided: who made a book a moment ago is its member only from there on
        await _reached(request, parts)
    _permit(operation, caller, params, parts)
    if operation.verb != "GET":
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
