"""The catalogue is complete and says nothing twice."""

from dataclasses import fields
from typing import get_args

import pytest
from plotweaver_contracts.catalogue import build, forwarded, owned_by
from plotweaver_contracts.operation import Operation, Permission
from plotweaver_contracts.problems import PROBLEMS


def test_every_operation_has_a_known_permission() -> None:
    assert {entry.permission for entry in build().values()} <= set(get_args(Permission))


def test_an_operation_cannot_be_written_down_without_a_permission() -> None:
    given = {each.name: getattr(build()["changes.save"], each.name) for each in fields(Operation)}
    assert Operation(**given) == build()["changes.save"]
    del given["permission"]
    with pytest.raises(TypeError, match="permission"):
        Operation(**given)


def test_a_role_in_a_project_is_asked_only_where_the_path_names_the_project() -> None:
    for entry in build().values():
        assert entry.permission.startswith("project:") == ("project" in entry.parameters) or entry.internal, entry.id


def test_no_two_operations_share_a_verb_and_path() -> None:
    entries = build().values()
    assert len({(entry.verb, entry.template) for entry in entries}) == len(entries)


def test_every_error_code_is_a_known_problem() -> None:
    assert {code for entry in build().values() for code in entry.errors} <= set(PROBLEMS)


def test_what_stays_between_the_services_is_never_forwarded() -> None:
    assert not any(entry.internal or entry.permission == "service" for entry in forwarded(build()))


def test_a_removed_entry_is_gone_from_every_list() -> None:
    catalogue = build(without=frozenset({"changes.save"}))
    assert "changes.save" not in catalogue
    assert "changes.save" not in {entry.id for entry in owned_by(catalogue, "backend") + forwarded(catalogue)}


def test_aliases_name_successors_that_exist() -> None:
    catalogue = build()
    named = {
        name for entry in catalogue.values() if entry.deprecation for name in entry.deprecation.successors.values()
    }
    assert named
    assert named <= set(catalogue)
