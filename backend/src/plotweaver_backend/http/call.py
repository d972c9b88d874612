"""What a handler receives and what it may answer."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import IO, Any, Literal, TypeVar

from plotweaver_contracts.identity import Role
from plotweaver_contracts.operation import Operation
from plotweaver_contracts.tokens import Scope
from pydantic import BaseModel

from plotweaver_backend.changes.domain import Author
from plotweaver_backend.http.services import Services

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class Principal:
    """Who calls. `account` and `session` are empty unless `kind` is `account`.

    `scope` is what an access token lets its holder do; None for people who signed in themselves.
    """

    kind: Literal["anonymous", "account", "service"] = "anonymous"
    account: str = ""
    session: str = ""
    name: str = ""
    email: str = ""
    site_role: Literal["admin", "member"] = "member"
    by_cookie: bool = False
    scope: Scope | None = None

    @property
    def author(self) -> Author:
        """The caller, as the author of a change."""
        return Author(self.name, self.email, self.account)


@dataclass(frozen=True)
class ProjectAccess:
    """The caller's proven role in a project; None: a visitor's. Only `identity.access` makes one."""

    id: str
    role: Role | None


@dataclass(frozen=True)
class Call:
    """One request, parsed and permitted.

    Attributes:
        operation: the catalogue entry that is being called.
        principal: who calls.
        access: the role in the path's project, on `project:*` operations.
        params: the path's parameters.
        body: the parsed JSON body (an instance of `operation.request`), else None.
        query: the parsed query (an instance of `operation.query`), else None.
        raw: the bytes of a `raw_body` operation.
        stream: the body of a `streamed_body` operation, as it comes.
        cookies: the request's cookies.
        services: every feature's services.
        enter: proves the right that the operation needs in a project that the path does not name (aliases);
            raises the same problems as the path would.
        idempotency_key: the request's `Idempotency-Key`, if any.
    """

    operation: Operation
    principal: Principal
    services: Services
    enter: Callable[[str], ProjectAccess]
    access: ProjectAccess | None = None
    params: Mapping[str, str] = field(default_factory=dict)
    body: Any = None
    query: Any = None
    raw: bytes = b""
    stream: IO[bytes] = field(default_factory=BytesIO)
    cookies: Mapping[str, str] = field(default_factory=dict)
    idempotency_key: str | None = None
    _fresh: str = field(default_factory=lambda: uuid.uuid4().hex)

    @property
    def project(self) -> str:
        """The id of the project that the caller was let into.

        Raises:
            LookupError: the operation is not about a project.
        """
        return self._entered().id

    @property
    def role(self) -> Role:
        """The caller's role in that project.

        Raises:
            LookupError: the operation is not about a project, or visitors may call it, too: ask `visiting` first.
        """
        role = self._entered().role
        if role is None:
            raise LookupError(f"{self.operation.id} was called without a role")
        return role

    @property
    def visiting(self) -> bool:
        """Whether the caller has no role in that project and may only read its text."""
        return self._entered().role is None

    def _entered(self) -> ProjectAccess:
        if self.access is None:
            raise LookupError(f"{self.operation.id} is not about a project")
        return self.access

    def parsed(self, model: type[M]) -> M:
        """Return the body as `model`.

        Raises:
            TypeError: the catalogue names another model.
        """
        if not isinstance(self.body, model):
            raise TypeError(f"{self.operation.id} has no body of {model.__name__}")
        return self.body

    def asked(self, model: type[M]) -> M:
        """Return the query as `model`.

        Raises:
            TypeError: the catalogue names another model.
        """
        if not isinstance(self.query, model):
            raise TypeError(f"{self.operation.id} has no query of {model.__name__}")
        return self.query

    @property
    def change_id(self) -> str:
        """An id (32 hex digits) that repeats when the same caller retries with the same key."""
        if self.idempotency_key is None:
            return self._fresh
        text = "\0".join((self.principal.account, self.operation.id, *self.params.values(), self.idempotency_key))
        return hashlib.sha256(text.encode()).hexdigest()[:32]


@dataclass(frozen=True)
class Cookie:
    """A cookie to set; `max_age` 0 removes it."""

    name: str
    value: str
    max_age: int
    path: str = "/"
    same_site: Literal["Strict", "Lax"] = "Strict"


@dataclass(frozen=True)
class Answer:
    """A model with cookies, for the few operations that set them."""

    model: BaseModel
    cookies: tuple[Cookie, ...] = ()


@dataclass(frozen=True)
class Streamed:
    """A body that is sent as it comes; its media type is the operation's `stream`."""

    chunks: Iterator[bytes]
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Redirect:
    """Sends the browser on to a page of this site, with cookies. `path` is ours: never what a caller named whole."""

    path: str
    cookies: tuple[Cookie, ...] = ()


Result = BaseModel | Answer | Streamed | Redirect
Handler = Callable[[Call], Result]
