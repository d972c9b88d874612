"""Reading a document that somebody else serves, as far as one is worth reading."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import httpx

#: A key set or a description of a provider is some kilobytes.
MOST_BYTES = 1024 * 1024


def read_json(client: httpx.Client, url: str, headers: Mapping[str, str] | None = None) -> Any:
    """Return what the document at `url` says.

    Raises:
        httpx.HTTPError: it is not there, or another one is (a redirect).
        ValueError: it is no JSON, or too long.
    """
    with client.stream("GET", url, headers={"Accept": "application/json", **(headers or {})}) as answer:
        # a redirect is none of the successes
        answer.raise_for_status()
        body = bytearray()
        for piece in answer.iter_bytes():
            body += piece
            if len(body) > MOST_BYTES:
                raise ValueError(f"{url} is too long")
    return json.loads(bytes(body))
