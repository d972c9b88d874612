"""What a handler of this service receives."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from plotweaver_contracts.operation import Operation
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class Caller:
    """Who calls: an account, in a session. `expires`: when the token ends, in Unix seconds."""

    account: str
    session: str
    expires: int


@dataclass(frozen=True)
class Call:
    """One request, parsed and permitted.

    Attributes:
        operation: the catalogue entry that is being called.
        request: the request itself.
        caller: who calls, where somebody is signed in.
        params: the path's parameters.
        query: the parsed query (an instance of `operation.query`), else None.
        body: the parsed JSON body (an instance of `operation.request`), else None.
    """

    operation: Operation
    request: Request
    caller: Caller | None = None
    params: Mapping[str, str] = field(default_factory=dict)
    query: Any = None
    body: Any = None

    @property
    def account(self) -> str:
        """Who calls; empty where nobody is signed in."""
        return "" if self.caller is None else self.caller.account

    def asked(self, model: type[M]) -> M:
        """Return the query as `model`.

        Raises:
            TypeError: the catalogue names another model.
        """
        if not isinstance(self.query, model):
            raise TypeError(f"{self.operation.id} has no query of {model.__name__}")
        return self.query

    def parsed(self, model: type[M]) -> M:
        """Return the body as `model`.

        Raises:
            TypeError: the catalogue names another model.
        """
        if not isinstance(self.body, model):
            raise TypeError(f"{self.operation.id} has no body of {model.__name__}")
        return self.body


Handler = Callable[[Call], Awaitable[Response]]
