"""One request through its operation: who, may they, what, the handler, the answer."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from flask import Request, Response, request
from plotweaver_contracts.operation import Operation
from plotweaver_gitstore import StoreError
from plotweaver_gitstore.loose import met_damage
from plotweaver_kit import nul
from plotweaver_kit.origin import is_foreign
from plotweaver_kit.problems import ProblemError
from pydantic import BaseModel

from plotweaver_backend import audit
from plotweaver_backend.ai.service import AiPolicies
from plotweaver_backend.changes import BookDamaged, ChangeService
from plotweaver_backend.http import answers
from plotweaver_backend.http.call import Answer, Call, Handler, Principal, ProjectAccess, Redirect, Streamed
from plotweaver_backend.http.caller import acting_of, caller_of
from plotweaver_backend.http.idempotency import StoredAnswers
from plotweaver_backend.http.services import Services
from plotweaver_backend.identity.access import Access
from plotweaver_backend.identity.confirming import Confirmations
from plotweaver_backend.projects.unreadable import DAMAGE, UnreadableBooks

#: Why a wish failed that will not fail again.
_MENDED = "A damaged file of this book was put right just now. Nothing is lost. Try again."


def view_of(operation: Operation, handler: Handler, services: Services) -> Callable[..., Response]:
    """Return the Flask view that serves `operation` with `handler`."""

    def view(**params: str) -> Response:
        # what is streamed is limited by whoever reads it
        request.max_content_length = None if operation.streamed_body else operation.body_limit
        nul.require_none_in_path(params.values())
        nul.require_none_in(request.args.values())
        principal = caller_of(request, services)
        if is_foreign(request.method, request.headers, services.settings.public_origin):
            raise ProblemError("request.foreign_origin")
        with audit.acting_as(acting_of(request, principal, services.settings.service_token.get_secret_value())):
            call = _permitted(operation, services, principal, params)
            try:
                return answers.finish(operation, _answer(call, handler))
            except (*DAMAGE, BookDamaged) as error:
                told = None if call.access is None else _unreadable(services, call.access.id, error)
                if told is None:
                    raise
                raise told from error

    return view


def _unreadable(services: Services, project: str, error: Exception) -> ProblemError | None:
    """Return what a book's people are told whose wish failed; None if it is not because of its repository."""
    # another one may have been quicker to mend what was met here
    mended, left = met_damage(error), None
    try:
        # whatever is damaged goes out of the way first
        mended |= services.get(ChangeService).mend(project)
    except BookDamaged as lost:
        left = ProblemError("book.unreadable", lost.message)
    except (StoreError, OSError):
        pass  # there is nothing that could be mended: it is told below
    told = services.get(UnreadableBooks).problem(project)
    return told or left or (ProblemError("book.unreadable", _MENDED) if mended else None)


def _permitted(operation: Operation, services: Services, principal: Principal, params: dict[str, str]) -> Call:
    try:
        return _call(operation, services, principal, params)
    except ProblemError as error:
        if error.code == "access.forbidden":
            # only who may know of the book gets this answer, so that its owners may know of it, too
            with services.sessions.begin() as db:
                audit.tell(db, "access.refused", project=params.get("project"), target=operation.id, outcome="refused")
        raise


def _call(operation: Operation, services: Services, principal: Principal, params: dict[str, str]) -> Call:
    access = services.get(Access)
    entered = None
    access.access_scope(principal, operation)
    if operation.permission.startswith("project:"):
        entered = access.access_project(principal, params["project"], operation.permission)
    else:
        access.access_site(principal, operation.permission)
    if entered is not None:
        _require_ai(services, operation, entered.id)
    if operation.confirmed:
        services.get(Confirmations).require(principal)
    return Call(
        operation=operation,
        principal=principal,
        services=services,
        enter=lambda project: _entered(services, operation, principal, project),
        access=entered,
        params=params,
        body=_json(request, operation),
        query=operation.query.model_validate(request.args.to_dict()) if operation.query else None,
        raw=request.get_data() if operation.raw_body else b"",
        stream=request.stream if operation.streamed_body else BytesIO(),
        cookies=request.cookies,
        idempotency_key=_key(request) if operation.idempotent else None,
    )


def _entered(services: Services, operation: Operation, principal: Principal, project: str) -> ProjectAccess:
    if operation.within is None:
        raise LookupError(f"{operation.id} does not say what it needs in a book")
    entered = services.get(Access).access_project(principal, project, operation.within)
    _require_ai(services, operation, project)
    return entered


def _require_ai(services: Services, operation: Operation, project: str) -> None:
    """Pass unless the operation sends a book to a model and no model may read it."""
    if operation.ai:
        services.get(AiPolicies).require_any(project)


def _json(received: Request, operation: Operation) -> BaseModel | None:
    if operation.request is None:
        return None
    # a form on another site can send text/plain without asking; JSON it cannot
    if received.mimetype != "application/json":
        raise ProblemError("request.invalid", "The body must be application/json.")
    data = received.get_data() or b"null"
    if not operation.judged_text:
        nul.require_none_in_json(data)
    return operation.request.model_validate_json(data)


def _key(received: Request) -> str | None:
    key = received.headers.get("Idempotency-Key")
    if key is not None and not 1 <= len(key) <= 200:
        raise ProblemError("request.invalid", "Idempotency-Key has 1 to 200 characters.")
    return key


def _answer(call: Call, handler: Handler) -> Response:
    stored = call.services.get(StoredAnswers)
    body = b"" if call.operation.streamed_body else request.get_data()
    asked = b"\0".join((request.method.encode(), request.full_path.encode(), body))
    kept = stored.find(call, asked)
    if kept is not None:
        return answers.replayed(call.operation, kept)
    result = handler(call)
    if isinstance(result, Streamed):
        return answers.streamed(call.operation, result)
    if isinstance(result, Redirect):
        return answers.redirected(call.operation, result)
    answer = result if isinstance(result, Answer) else Answer(result)
    text = answers.checked(call.operation, answer.model)
    stored.keep(call, asked, text)
    return answers.rendered(call.operation, text, answer.cookies)
