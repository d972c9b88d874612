"""The live connection as AsyncAPI 3.0."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from plotweaver_contracts.feed import Hello, Subscribe
from plotweaver_contracts.render.components import reference, schemas_of

Document = dict[str, Any]
_CHANNEL = "live"


def document(events: Mapping[str, type[BaseModel]]) -> Document:
    """Return the document of the live connection's frames.

    Args:
        events: payload model by event type.
    """
    messages = {"subscribe": _plain("subscribe", Subscribe), "hello": _plain("hello", Hello)}
    messages |= {name: _event(name, model) for name, model in sorted(events.items())}
    received = [name for name in messages if name != "subscribe"]
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "PlotWeaver – what happens in a book, live",
            "version": "1",
            "license": {"name": "Apache-2.0"},
            "description": (
                "One WebSocket, one book. The first frame subscribes, with the epoch and seq that the client last saw. "
                "`hello` says whether everything since then follows (`recovered`); if not, read the book again. "
                "Frames without `seq` are never repeated."
            ),
        },
        "channels": {
            _CHANNEL: {
                "address": "/api/v1/live",
                "messages": {name: {"$ref": f"#/components/messages/{name}"} for name in messages},
            }
        },
        "operations": {
            "subscribe": _operation("receive", ["subscribe"]),
            "follow": _operation("send", received),
        },
        "components": {
            "messages": messages,
            "schemas": schemas_of([Subscribe, Hello, *events.values()]),
        },
    }


def _operation(action: str, names: list[str]) -> Document:
    return {
        "action": action,
        "channel": {"$ref": f"#/channels/{_CHANNEL}"},
        "messages": [{"$ref": f"#/channels/{_CHANNEL}/messages/{name}"} for name in names],
    }


def _plain(name: str, model: type[BaseModel]) -> Document:
    return {"name": name, "contentType": "application/json", "payload": reference(model)}


def _event(name: str, model: type[BaseModel]) -> Document:
    payload = {
        "type": "object",
        "required": ["type", "project", "at", "data"],
        "properties": {
            "type": {"const": name},
            "project": {"type": "string"},
            "seq": {"type": ["integer", "null"]},
            "at": {"type": "string"},
            "data": reference(model),
        },
    }
    summary = (model.__doc__ or "").strip().partition("\n")[0]
    return {"name": name, "summary": summary, "contentType": "application/json", "payload": payload}
