"""Answers with an `ETag`: the object that decides what they say."""

from __future__ import annotations

import hashlib
from collections import OrderedDict

from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

_REMEMBERED = 512
_LARGEST = 256 * 1024


class Answers:
    """Rendered answers by what decides them, so that one is rendered once."""

    def __init__(self) -> None:
        self._known: OrderedDict[tuple[str, ...], tuple[bytes, str]] = OrderedDict()

    def find(self, key: tuple[str, ...], request: Request) -> Response | None:
        """Return the answer rendered earlier for `key`, if it is remembered."""
        kept = self._known.get(key)
        if kept is None:
            return None
        self._known.move_to_end(key)
        return _answer(*kept, request)

    def render(self, key: tuple[str, ...], model: BaseModel, request: Request) -> Response:
        """Return `model` as an answer and remember it."""
        body = model.model_dump_json().encode()
        tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
        if len(body) <= _LARGEST:
            self._known[key] = (body, tag)
            while len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
        return _answer(body, tag, request)


def _answer(body: bytes, tag: str, request: Request) -> Response:
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    if is_known(request, tag):
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type="application/json")


def is_known(request: Request, tag: str) -> bool:
    """Whether the caller has what `tag` names already."""
    asked = request.headers.get("if-none-match", "")
    candidates = (each.strip().removeprefix("W/") for each in asked.split(","))
    return asked.strip() == "*" or tag in candidates
