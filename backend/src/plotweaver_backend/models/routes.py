"""Operations on models."""

from __future__ import annotations

from plotweaver_contracts.generation import ModelList

from plotweaver_backend.http.binding import Call, Handlers
from plotweaver_backend.models.registry import Models

handlers = Handlers()


@handlers.bind("models.list")
def list_models(call: Call) -> ModelList:
    """List the models one may draft with."""
    return ModelList(models=call.services.get(Models).shown())
