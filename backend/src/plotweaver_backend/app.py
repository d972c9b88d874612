"""The Flask application: every operation that the backend owns, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from urllib.parse import urlsplit

from flask import Flask, Response
from plotweaver_contracts.catalogue import build, owned_by
from plotweaver_contracts.operation import Operation
from plotweaver_kit.binding import complete
from werkzeug.routing import Map, Rule

from plotweaver_backend.http import answers
from plotweaver_backend.http.binding import Handlers, gather
from plotweaver_backend.http.dispatch import view_of
from plotweaver_backend.http.problems import translate
from plotweaver_backend.http.services import Services


def create_app(
    services: Services,
    features: Iterable[Handlers],
    catalogue: Mapping[str, Operation] | None = None,
) -> Flask:
    """Return the application that serves the backend's part of `catalogue` (the whole one by default).

    Raises:
        BindingError: catalogue and handlers do not fit.
    """
    whole = build()
    owned = owned_by(MappingProxyType(dict(whole if catalogue is None else catalogue)), "backend")
    table = complete(owned, gather(features), known=whole)
    app = Flask("plotweaver_backend", static_folder=None)
    # called by another name, it is somebody's page that had its name point here (DNS rebinding)
    app.config["TRUSTED_HOSTS"] = _hosts(services.settings.backend_url)
    app.url_map = _routes(tuple((each.flask_rule, each.id, each.verb) for each in owned))
    app.view_functions = {each.id: view_of(each, table[each.id], services) for each in owned}
    # the one place where every error ends: callers get a problem document, the log gets the rest
    app.register_error_handler(Exception, _problem)
    return app


@cache
def _routes(rules: tuple[tuple[str, str, str], ...]) -> Map:
    """Return the map from paths to operations: making it takes longer than all the rest, and it is never changed."""
    return Map([Rule(path, endpoint=name, methods=[verb]) for path, name, verb in rules])


def _hosts(url: str) -> list[str]:
    return list({"127.0.0.1", "localhost", urlsplit(url).hostname or "localhost"})


def _problem(error: Exception) -> Response:
    return answers.problem(translate(error))
