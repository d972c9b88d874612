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
    """Answers by what decides them, so that one is rendered once. The same one is given to many: nobody adds to it."""

    def __init__(self) -> None:
        self._known: OrderedDict[tuple[str, ...], tuple[Response, str]] = OrderedDict()

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
        whole = Response(body, headers=_headers(tag), media_type="application/json")
        if len(body) <= _LARGEST:
            self._known[key] = (whole, tag)
            while len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
        return _answer(whole, tag, request)


def _answer(whole: Response, tag: str, request: Request) -> Response:
    return Response(status_code=304, headers=_headers(tag)) if is_known(request, tag) else whole


def _headers(tag: str) -> dict[str, str]:
    return {"ETag": tag, "Cache-Control": "private, no-cache"}


def is_known(request: Request, tag: str) -> bool:
    """Whether the caller has what `tag` names already."""
    asked = request.headers.get("if-none-match", "")
    if not asked:
        return False
    candidates = (each.strip().removeprefix("W/") for each in asked.split(","))
    return asked.strip() == "*" or tag in candidates
