"""One entry of the catalogue: what an operation is, whoever serves it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from pydantic import BaseModel

Owner = Literal["backend", "bff"]
Verb = Literal["GET", "POST", "PUT", "DELETE"]
Group = Literal["git-operations", "story-generation", "authentication"]
RateClass = Literal["read", "write", "expensive", "sign-in"]

#: Who may call. `public`: nobody signed in is needed; `signed-in`: any account; `session`: an
#: account that signed in itself, not one of its access tokens; `site:admin`: a site
#: administrator; `service`: the bff's own token; `project:*`: what the caller's role in the path's
#: project grants, or, to read the text, the book's visibility (`roles`).
ProjectPermission = Literal[
    "project:visit",
    "project:read",
    "project:comment",
    "project:suggest",
    "project:write",
    "project:edit",
    "project:own",
]
Permission = Literal[
    "public",
    "signed-in",
    "session",
    "site:admin",
    "service",
    "project:visit",
    "project:read",
    "project:comment",
    "project:suggest",
    "project:write",
    "project:edit",
    "project:own",
]

#: The most bytes of a body: JSON, a file as it is, and a file within JSON (base64 makes four of three).
_JSON_LIMIT = 6 * 1024 * 1024
_FILE_LIMIT = 20 * 1024 * 1024
_CARRIED_LIMIT = _FILE_LIMIT // 3 * 4 + _JSON_LIMIT

_PARAMETER = re.compile(r"{(\w+)(:path)?}")


@dataclass(frozen=True)
class Deprecation:
    """Why an alias still answers, and until when (RFC 9745 `Deprecation`, RFC 8594 `Sunset`).

    Attributes:
        successors: operation ids, by the alias's `{operation}` value; `""` where it has none.
        since: Unix seconds of the deprecation.
        sunset: Unix seconds after which it may disappear.
    """

    successors: dict[str, str]
    since: int
    sunset: int


@dataclass(frozen=True)
class Operation:
    """An operation on the wire.

    Attributes:
        id: stable name, `noun.verb`.
        verb: HTTP method.
        path: full path with `{name}` parameters; `{name:path}` may hold slashes.
        owner: the service that binds the handler; the bff forwards what the backend owns.
        permission: who may call it.
        group: the contract file that it is rendered into.
        summary: one sentence for people.
        response: model of the success body; None for bytes or an empty body.
        request: model of the JSON body, if any.
        query: model of the query string, if any.
        status: HTTP status of success.
        errors: stable problem codes it may answer besides the common ones.
        rate: rate class.
        idempotent: whether it takes `Idempotency-Key`.
        raw_body: whether the body is bytes, forwarded as they are.
        carries_file: whether the JSON body holds a whole file, so that it may be longer than others.
        streamed_body: whether the body is bytes of any length, read as they come.
        judged_text: whether its texts are the book's: whatever they hold, its rules judge it, and say why.
        stream: media type of a streamed answer; a range where the query chooses it.
        confirmed: whether the caller must have proved lately that it is them (step-up, `auth.confirm`).
        within: what it needs in the book that its body names; set on aliases, whose path names none.
        ai: whether it sends a book's text to a model: the book's AI policy is asked first.
        redirects: whether it is a page's address that sends the browser on within this site, and no read.
        internal: between the services only: never forwarded, never published.
        deprecation: set on aliases.
    """

    id: str
    verb: Verb
    path: str
    owner: Owner
    permission: Permission
    group: Group
    summary: str
    response: type[BaseModel] | None = None
    request: type[BaseModel] | None = None
    query: type[BaseModel] | None = None
    status: int = 200
    errors: tuple[str, ...] = ()
    rate: RateClass = "read"
    idempotent: bool = False
    raw_body: bool = False
    carries_file: bool = False
    streamed_body: bool = False
    judged_text: bool = False
    stream: str | None = None
    confirmed: bool = False
    within: ProjectPermission | None = None
    ai: bool = False
    redirects: bool = False
    internal: bool = False
    deprecation: Deprecation | None = field(default=None)

    @property
    def reads(self) -> bool:
        """Whether it leaves everything as it is."""
        return self.verb == "GET" and not self.redirects

    @property
    def body_limit(self) -> int:
        """The most bytes that its body may have; a streamed one is limited by whoever reads it."""
        if self.carries_file:
            return _CARRIED_LIMIT
        return _FILE_LIMIT if self.raw_body else _JSON_LIMIT

    @property
    def parameters(self) -> tuple[str, ...]:
        """Names of the path's parameters, in order."""
        return tuple(name for name, _ in _PARAMETER.findall(self.path))

    @property
    def template(self) -> str:
        """The path as OpenAPI writes it: `{name}` only."""
        return _PARAMETER.sub(r"{\1}", self.path)

    @property
    def flask_rule(self) -> str:
        """The path as Flask writes it."""
        return _PARAMETER.sub(lambda m: f"<path:{m[1]}>" if m[2] else f"<{m[1]}>", self.path)
