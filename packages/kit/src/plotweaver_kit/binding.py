"""Binding handlers to the catalogue: exactly one for each operation a service owns, or it does not start."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import TypeVar, get_args

from plotweaver_contracts.operation import Operation, Permission

H = TypeVar("H")


class BindingError(RuntimeError):
    """Catalogue and handlers do not fit: a fault of the program, found before it serves anyone."""


def complete(owned: Iterable[Operation], handlers: Mapping[str, H], known: Container[str] = ()) -> Mapping[str, H]:
    """Return a handler for every operation in `owned`.

    Args:
        owned: the operations to serve.
        handlers: what the features bind, by operation id.
        known: ids of further operations that may have a handler, though they are not served.

    Raises:
        BindingError: an operation lacks a handler or a known permission, or a handler has no operation.
    """
    entries = {entry.id: entry for entry in owned}
    permissions = get_args(Permission)
    _refuse("operations without a handler", entries.keys() - handlers.keys())
    _refuse("handlers without an operation", {key for key in handlers if key not in entries and key not in known})
    _refuse("operations without a permission", {key for key, e in entries.items() if e.permission not in permissions})
    return {key: handlers[key] for key in entries}


def _refuse(what: str, which: Iterable[str]) -> None:
    names = sorted(which)
    if names:
        raise BindingError(f"{what}: {', '.join(names)}")
