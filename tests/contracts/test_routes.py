"""Both services serve exactly what the catalogue says: no route more, none fewer."""

import pytest
from plotweaver_contracts.catalogue import build, forwarded, owned_by
from plotweaver_kit.problems import ProblemError
from starlette.routing import Route


def test_the_backends_routes_are_the_entries_that_it_owns(backend):
    live = {
        (rule.endpoint, verb, rule.rule) for rule in backend().url_map.iter_rules() for verb in rule.methods - {"HEAD"}
    }
    assert live == {(entry.id, entry.verb, entry.flask_rule) for entry in owned_by(build(), "backend")}


def test_the_bffs_api_routes_are_its_own_entries_and_those_that_it_forwards(bff):
    catalogue = build()
    live = {
        (route.name, verb, route.path)
        for route in bff().router.routes
        if isinstance(route, Route) and route.name in catalogue
        for verb in route.methods - {"HEAD"}
    }
    public = [*owned_by(catalogue, "bff"), *forwarded(catalogue)]
    assert live == {(entry.id, entry.verb, entry.path) for entry in public}


def test_the_bff_serves_nothing_of_the_api_outside_the_catalogue(bff):
    catalogue = build()
    others = [
        route.path
        for route in bff().router.routes
        if isinstance(route, Route) and route.name not in catalogue and route.path.startswith("/api/")
    ]
    assert others == []


def test_what_stays_between_the_services_is_never_forwarded(bff):
    internal = {entry.id for entry in build().values() if entry.internal}
    assert internal
    assert internal.isdisjoint(route.name for route in bff().router.routes if isinstance(route, Route))


def test_an_error_outside_the_table_of_problems_cannot_be_raised():
    with pytest.raises(KeyError):
        ProblemError("no.such_code")
