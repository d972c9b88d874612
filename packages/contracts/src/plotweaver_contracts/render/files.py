"""Every generated file: where it lies in the repository, and what it says."""

from __future__ import annotations

import json
from collections.abc import Mapping
from io import StringIO

from plotweaver_manuscript.schemas import json_schemas
from ruamel.yaml import YAML

from plotweaver_contracts.feed import EVENTS
from plotweaver_contracts.operation import Operation
from plotweaver_contracts.render import asyncapi, matrix, openapi, typescript

_CONTRACTS = "docs/api-contracts"
_SCHEMAS = "docs/schemas"
_CLIENT = "frontend/src/api/generated"
_HEAD = "# Written by `make generate` from packages/contracts. Change the catalogue, not this file.\n"


def generated(catalogue: Mapping[str, Operation]) -> dict[str, str]:
    """Return the text of every generated file by its path from the repository's root."""
    entries = list(catalogue.values())
    files = {f"{_CONTRACTS}/{group}.yaml": _yaml(openapi.document(group, entries)) for group in openapi.TITLES}
    files[f"{_CONTRACTS}/websocket-events.yaml"] = _yaml(asyncapi.document(EVENTS))
    files[f"{_CLIENT}/models.ts"] = typescript.models(entries, EVENTS)
    files[f"{_CLIENT}/operations.ts"] = typescript.operations(entries, EVENTS)
    files["docs/security/matrix.md"] = matrix.document(entries)
    for name, schema in json_schemas().items():
        files[f"{_SCHEMAS}/{name}.schema.json"] = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
    return files


def _yaml(document: Mapping[str, object]) -> str:
    writer = YAML(typ="safe")
    writer.default_flow_style = False
    writer.allow_unicode = True
    writer.width = 110
    writer.sort_base_mapping_type_on_output = False  # type: ignore[assignment]
    # no anchors: the same part twice is written twice
    writer.representer.ignore_aliases = lambda _: True
    text = StringIO()
    writer.dump(json.loads(json.dumps(document)), text)
    return _HEAD + text.getvalue()
