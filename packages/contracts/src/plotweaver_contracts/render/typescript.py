"""The catalogue as TypeScript: models, and a table of operations that types every call."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel

from plotweaver_contracts.base import Problem
from plotweaver_contracts.feed import Hello, Subscribe
from plotweaver_contracts.operation import Operation
from plotweaver_contracts.render.components import PREFIX, Schema, schemas_of

_HEAD = "// Written by `make generate` from packages/contracts. Change the catalogue, not this file.\n"
_PLAIN = {"string": "string", "integer": "number", "number": "number", "boolean": "boolean", "null": "null"}


def models(operations: Iterable[Operation], events: Mapping[str, type[BaseModel]]) -> str:
    """Return `models.ts`: an interface for each model that a browser meets."""
    entries = [each for each in operations if not each.internal]
    read = {model for each in entries for model in (each.request, each.query) if model is not None}
    written = {each.response for each in entries if each.response is not None}
    shown = schemas_of({*written, *events.values(), Hello, Problem}, "serialization")
    sent = schemas_of({*read, Subscribe})
    # what is both sent and received has one shape on the wire; the sent one may leave defaults out
    whole = {**sent, **shown}
    return _HEAD + "".join(f"\n{_model(name, schema)}" for name, schema in sorted(whole.items()))


def operations(entries: Iterable[Operation], events: Mapping[str, type[BaseModel]]) -> str:
    """Return `operations.ts`: addresses by operation id, the types of each call, and the live events."""
    public = [each for each in entries if not each.internal]
    named: set[str] = {"Hello", *(model.__name__ for model in events.values())}
    table, types = [], []
    for each in public:
        table.append(f"  {json.dumps(each.id)}: {_row(each)},\n")
        types.append(f"  {json.dumps(each.id)}: {_types(each, named)}\n")
    live = " | ".join(_live(name, model) for name, model in sorted(events.items()))
    imports = "".join(f"  {name},\n" for name in sorted(named))
    return (
        f"{_HEAD}\nimport type {{\n{imports}}} from './models'\n\n"
        f"export const operations = {{\n{''.join(table)}}} as const\n\n"
        f"export interface Operations {{\n{''.join(types)}}}\n\n"
        f"export type LiveEvent = {live}\n\n"
        "export type LiveFrame = LiveEvent | Hello\n"
    )


def _row(entry: Operation) -> str:
    flags = f"idempotent: {_bool(entry.idempotent)}, raw: {_bool(entry.raw_body)}, status: {entry.status}"
    return f"{{ verb: {json.dumps(entry.verb)}, path: {json.dumps(entry.template)}, {flags} }}"


def _types(entry: Operation, named: set[str]) -> str:
    params = "; ".join(f"{name}: string" for name in entry.parameters)
    parts = {
        "params": f"{{ {params} }}" if params else "Record<string, never>",
        "query": _name(entry.query, named) if entry.query else "Record<string, never>",
        "body": "Blob" if entry.raw_body else (_name(entry.request, named) if entry.request else "undefined"),
        "response": _name(entry.response, named) if entry.response else "undefined",
    }
    return "{ " + "; ".join(f"{name}: {kind}" for name, kind in parts.items()) + " }"


def _name(model: type[BaseModel], named: set[str]) -> str:
    named.add(model.__name__)
    return model.__name__


def _live(name: str, model: type[BaseModel]) -> str:
    return f"{{ type: {json.dumps(name)}; project: string; seq: number | null; at: string; data: {model.__name__} }}"


def _model(name: str, schema: Schema) -> str:
    about = schema.get("description", "").replace("\n", " ").replace("*/", "")
    comment = f"/** {' '.join(about.split())} */\n" if about else ""
    if schema.get("type") != "object" or "properties" not in schema:
        return f"{comment}export type {name} = {_type(schema)}\n"
    required = set(schema.get("required", []))
    fields = "".join(
        f"  {field}{'' if field in required else '?'}: {_type(each)}\n" for field, each in schema["properties"].items()
    )
    return f"{comment}export interface {name} {{\n{fields}}}\n"


def _type(schema: Mapping[str, Any]) -> str:
    if "$ref" in schema:
        return str(schema["$ref"]).removeprefix(PREFIX)
    if "const" in schema:
        return json.dumps(schema["const"])
    if "enum" in schema:
        return " | ".join(json.dumps(value) for value in schema["enum"])
    for key in ("anyOf", "oneOf"):
        if key in schema:
            return " | ".join(dict.fromkeys(_type(each) for each in schema[key]))
    kind = schema.get("type")
    if kind == "array":
        return f"Array<{_type(schema.get('items', {}))}>"
    if kind == "object":
        inner = schema.get("additionalProperties")
        return f"Record<string, {_type(inner) if isinstance(inner, Mapping) else 'unknown'}>"
    return _PLAIN.get(str(kind), "unknown")


def _bool(value: bool) -> str:
    return "true" if value else "false"
