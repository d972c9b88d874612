"""Binding handlers to the catalogue: exactly one for each operation, or the service does not start."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from plotweaver_kit.binding import BindingError

from plotweaver_backend.http.call import (
    Answer,
    Call,
    Cookie,
    Handler,
    Principal,
    ProjectAccess,
    Redirect,
    Result,
    Streamed,
)

__all__ = [
    "Answer",
    "BindingError",
    "Call",
    "Cookie",
    "Handler",
    "Handlers",
    "Principal",
    "ProjectAccess",
    "Redirect",
    "Result",
    "Streamed",
    "gather",
]


H = TypeVar("H", bound=Handler)


class Handlers:
    """A feature's handlers by operation id.

    A feature's `routes.py` holds `handlers = Handlers()` and decorates with `@handlers.bind("noun.verb")`.
    """

    def __init__(self) -> None:
        self._table: dict[str, Handler] = {}

    def bind(self, operation: str) -> Callable[[H], H]:
        """Return a decorator that binds a function to `operation`.

        Raises:
            BindingError: the operation already has a handler.
        """

        def decorate(handler: H) -> H:
            if operation in self._table:
                raise BindingError(f"two handlers for {operation}")
            self._table[operation] = handler
            return handler

        return decorate

    def items(self) -> Iterable[tuple[str, Handler]]:
        """Return operation ids with their handlers."""
        return self._table.items()


def gather(features: Iterable[Handlers]) -> Mapping[str, Handler]:
    """Return the handlers of all features in one table.

    Raises:
        BindingError: two features bind one operation.
    """
    table: dict[str, Handler] = {}
    for feature in features:
        for operation, handler in feature.items():
            if operation in table:
                raise BindingError(f"two handlers for {operation}")
            table[operation] = handler
    return table
