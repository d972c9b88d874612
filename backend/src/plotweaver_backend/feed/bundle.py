"""Git objects inside an event: as many as fit, or none."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence

#: An event never carries more than this; a mirror then fetches instead.
LIMIT = 256 * 1024


def pack(objects: Sequence[tuple[str, bytes]]) -> bytes | None:
    """Return the objects in order as one blob, or None if they exceed the limit."""
    if sum(len(data) for _, data in objects) > LIMIT:
        return None
    packed = json.dumps([[kind, base64.b64encode(data).decode("ascii")] for kind, data in objects]).encode()
    return packed if len(packed) <= LIMIT else None


def unpack(packed: bytes) -> tuple[tuple[str, bytes], ...]:
    """Return what `pack` was given."""
    return tuple((kind, base64.b64decode(data)) for kind, data in json.loads(packed))
