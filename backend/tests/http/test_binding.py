"""Catalogue and handlers must fit exactly."""

from dataclasses import replace

import pytest
from plotweaver_backend.http.binding import Call, Handlers, gather
from plotweaver_contracts.base import Ok
from plotweaver_contracts.catalogue import build
from plotweaver_kit.binding import BindingError, complete

KEYS, SESSION = build()["auth.keys"], build()["auth.session"]


def bound(*operations: str) -> Handlers:
    handlers = Handlers()
    for operation in operations:
        handlers.bind(operation)(answer)
    return handlers


def answer(call: Call) -> Ok:
    return Ok()


def test_every_operation_with_its_handler_is_complete():
    table = complete([KEYS, SESSION], gather([bound("auth.keys"), bound("auth.session")]))
    assert set(table) == {"auth.keys", "auth.session"}


def test_an_operation_without_a_handler_is_refused():
    with pytest.raises(BindingError, match=r"without a handler: auth\.session"):
        complete([KEYS, SESSION], gather([bound("auth.keys")]))


def test_a_handler_without_an_operation_is_refused():
    with pytest.raises(BindingError, match=r"without an operation: auth\.sesion"):
        complete([KEYS], gather([bound("auth.keys", "auth.sesion")]))


def test_two_handlers_for_one_operation_are_refused_within_and_across_features():
    with pytest.raises(BindingError, match="two handlers"):
        bound("auth.keys", "auth.keys")
    with pytest.raises(BindingError, match="two handlers"):
        complete([KEYS], gather([bound("auth.keys"), bound("auth.keys")]))


def test_an_operation_without_a_permission_is_refused():
    with pytest.raises(BindingError, match=r"without a permission: auth\.keys"):
        complete([replace(KEYS, permission="")], gather([bound("auth.keys")]))
