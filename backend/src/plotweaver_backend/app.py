"""The Flask application: every operation that the backend owns, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from flask import Flask, Response
from plotweaver_contracts.catalogue import build, owned_by
from plotweaver_contracts.operation import Operation
from plotweaver_kit.binding import complete

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
    for operation in owned:
        view = view_of(operation, table[operation.id], services)
        app.add_url_rule(
            operation.flask_rule,
            operation.id,
            view,
            methods=[operation.verb],
            provide_automatic_options=False,
        )
    # the one place where every error ends: callers get a problem document, the log gets the rest
    app.register_error_handler(Exception, _problem)
    return app


def _problem(error: Exception) -> Response:
    return answers.problem(translate(error))
