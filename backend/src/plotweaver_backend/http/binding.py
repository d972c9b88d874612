"""Binding handlers to the catalogue: exactly one for each operation, or the service does not start."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from typing import TypeVar, get_args

from plotweaver_contracts.operation import Operation, Permission

from plotweaver_backend.http.call import (
    Answer,
    Call,
    Cookie,
    Handler,
    Principal,
    ProjectAccess,
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
    "Result",
    "Streamed",
    "complete",
]


H = TypeVar("H", bound=Handler)


class BindingError(RuntimeError):
    """Catalogue and handlers do not fit: a fault of the program, found before it serves anyone."""


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


def complete(
    owned: Iterable[Operation], features: Iterable[Handlers], known: Container[str] = ()
) -> Mapping[str, Handler]:
    """Return handlers, one for every operation in `owned`.

    Args:
        owned: the operations to serve.
        features: each feature's handlers.
        known: ids of further operations that may have a handler, though they are not served.

    Raises:
        BindingError: an operation lacks a handler or a known permission, or a handler has no operation.
    """
    table: dict[str, Handler] = {}
    for feature in features:
        for operation, handler in feature.items():
            if operation in table:
                raise BindingError(f"two handlers for {operation}")
            table[operation] = handler
    entries = {entry.id: entry for entry in owned}
    _refuse("operations without a handler", entries.keys() - table.keys())
    _refuse("handlers without an operation", {key for key in table if key not in entries and key not in known})
    permissions = get_args(Permission)
    _refuse("operations without a permission", {key for key, e in entries.items() if e.permission not in permissions})
    return table


def _refuse(what: str, which: Iterable[str]) -> None:
    names = sorted(which)
    if names:
        raise BindingError(f"{what}: {', '.join(names)}")
