"""The catalogue as OpenAPI 3.1, one document a group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from email.utils import formatdate
from typing import Any

from pydantic import BaseModel

from plotweaver_contracts.base import Problem
from plotweaver_contracts.operation import Deprecation, Operation
from plotweaver_contracts.problems import COMMON, PROBLEMS
from plotweaver_contracts.render.components import reference, schemas_of

TITLES = {
    "git-operations": "Books: reading and writing",
    "story-generation": "Drafting: models, runs, suggestions, findings",
    "authentication": "Accounts, sessions and roles",
}
_JSON, _PROBLEM = "application/json", "application/problem+json"
Document = dict[str, Any]


def document(group: str, operations: Iterable[Operation]) -> Document:
    """Return the document of a group; what stays between the services is left out."""
    entries = [each for each in operations if each.group == group and not each.internal]
    paths: dict[str, Document] = {}
    for entry in entries:
        paths.setdefault(entry.template, {})[entry.verb.lower()] = _operation(entry)
    models = {model for entry in entries for model in (entry.request, entry.response) if model is not None}
    return {
        "openapi": "3.1.0",
        "info": {"title": f"PlotWeaver – {TITLES[group]}", "version": "1", "license": _LICENSE},
        "servers": [{"url": "/", "description": "the read service, the only public origin"}],
        "paths": dict(sorted(paths.items())),
        "components": {
            "schemas": schemas_of({*models, Problem}),
            "securitySchemes": {
                "session": {"type": "apiKey", "in": "cookie", "name": "__Host-pw-access-<instance>"},
                "token": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"},
            },
        },
    }


_LICENSE = {"name": "Apache-2.0", "identifier": "Apache-2.0"}


def _operation(entry: Operation) -> Document:
    described: Document = {
        "operationId": entry.id,
        "summary": entry.summary,
        "tags": [entry.id.partition(".")[0]],
        "x-owner": entry.owner,
        "x-permission": entry.permission,
        "x-rate-class": entry.rate,
        **({"x-confirmed": True} if entry.confirmed else {}),
        "security": [] if entry.permission == "public" else [{"session": []}, {"token": []}],
        "parameters": [*_path(entry), *_query(entry.query), *_headers(entry)],
        "responses": _responses(entry),
    }
    if entry.deprecation is not None:
        described["deprecated"] = True
        described["x-successors"] = dict(entry.deprecation.successors)
    body = _body(entry)
    return described if body is None else described | {"requestBody": body}


def _path(entry: Operation) -> list[Document]:
    closed = sorted(entry.deprecation.successors) if entry.deprecation else []
    found = []
    for name in entry.parameters:
        schema: Document = {"type": "string"}
        if closed and name == "operation":
            schema["enum"] = closed
        found.append({"name": name, "in": "path", "required": True, "schema": schema})
    return found


def _query(model: type[BaseModel] | None) -> list[Document]:
    if model is None:
        return []
    schema = model.model_json_schema()
    required = schema.get("required", [])
    return [
        {"name": name, "in": "query", "required": name in required, "schema": each}
        for name, each in schema["properties"].items()
    ]


def _headers(entry: Operation) -> list[Document]:
    found = []
    if entry.idempotent:
        text = {"type": "string", "minLength": 1, "maxLength": 200}
        found.append({"name": "Idempotency-Key", "in": "header", "required": False, "schema": text})
    if entry.stream == "text/event-stream" and entry.verb == "GET":
        found.append({"name": "Last-Event-ID", "in": "header", "required": False, "schema": {"type": "string"}})
    return found


def _body(entry: Operation) -> Document | None:
    if entry.raw_body:
        return {"required": True, "content": {"application/octet-stream": {"schema": {"type": "string"}}}}
    if entry.request is None:
        return None
    return {"required": True, "content": {_JSON: {"schema": reference(entry.request)}}}


def _responses(entry: Operation) -> Document:
    success: Document = {"description": entry.summary}
    if entry.stream is not None:
        success["content"] = {entry.stream: {"schema": {"type": "string"}}}
    elif entry.response is not None:
        success["content"] = {_JSON: {"schema": reference(entry.response)}}
    if entry.redirects:
        success["headers"] = {"Location": {"schema": {"type": "string"}, "description": "a page of this site"}}
    if entry.deprecation is not None:
        success["headers"] = _going(entry.deprecation)
    return {str(entry.status): success} | _problems(_codes(entry))


def _codes(entry: Operation) -> list[str]:
    codes = {*entry.errors, *COMMON}
    if entry.permission != "public":
        codes |= {"auth.required"}
    if entry.parameters or entry.permission.startswith("project:"):
        codes |= {"not_found"}
    if entry.permission.startswith(("project:", "site:")):
        codes |= {"access.forbidden"}
    if entry.confirmed:
        codes |= {"auth.confirm"}
    return sorted(codes | ({"idempotency.mismatch"} if entry.idempotent else set()))


def _problems(codes: Iterable[str]) -> Document:
    by_status: dict[int, list[str]] = {}
    for code in codes:
        by_status.setdefault(PROBLEMS[code][0], []).append(code)
    content: Mapping[str, Any] = {_PROBLEM: {"schema": reference(Problem)}}
    return {
        str(status): {"description": "; ".join(f"`{code}`" for code in found), "content": content}
        for status, found in sorted(by_status.items())
    }


def _going(deprecation: Deprecation) -> Document:
    sunset = formatdate(deprecation.sunset, usegmt=True)
    return {
        "Deprecation": {"schema": {"type": "string", "const": f"@{deprecation.since}"}, "description": "RFC 9745"},
        "Sunset": {"schema": {"type": "string", "const": sunset}, "description": "RFC 8594"},
    }
