"""JSON schemas of models, as shared components of one document."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

#: Where components lie in OpenAPI and AsyncAPI alike.
PREFIX = "#/components/schemas/"

Schema = dict[str, Any]
Mode = Literal["validation", "serialization"]


def schemas_of(models: Iterable[type[BaseModel]], mode: Mode = "validation") -> dict[str, Schema]:
    """Return the schemas of `models` and of all that they hold, by name in order.

    Args:
        models: any models of the wire.
        mode: as they are read (defaults may be left out) or as they are written.
    """
    unique = sorted(set(models), key=lambda model: model.__name__)
    _, whole = models_json_schema([(model, mode) for model in unique], ref_template=PREFIX + "{model}")
    found: dict[str, Schema] = whole.get("$defs", {})
    return dict(sorted(found.items()))


def reference(model: type[BaseModel]) -> Schema:
    """Return a reference to a model's schema."""
    return {"$ref": PREFIX + model.__name__}
