"""Git objects inside an event: as many as fit, or none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

#: An event never carries more than this; a mirror then fetches instead.
LIMIT = 256 * 1024


def pack(objects: Sequence[tuple[str, bytes]]) -> bytes | None:
    """Return the objects in order as one blob, each as git frames it, or None if they exceed the limit."""
    if sum(len(data) for _, data in objects) > LIMIT:
        return None
    packed = b"".join(f"{kind} {len(data)}\0".encode() + data for kind, data in objects)
    return packed if len(packed) <= LIMIT else None


def unpack(packed: bytes) -> tuple[tuple[str, bytes], ...]:
    """Return what `pack` was given."""
    return tuple(_unpacked(packed))


def _unpacked(packed: bytes) -> Iterator[tuple[str, bytes]]:
    place = 0
    while place < len(packed):
        begin = packed.index(b"\0", place) + 1
        kind, _, size = packed[place : begin - 1].decode().partition(" ")
        place = begin + int(size)
        yield kind, packed[begin:place]
