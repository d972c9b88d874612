"""Loose objects as they lie on the disk (gitformat-loose in git's documentation): out of their bytes, and into them."""

from __future__ import annotations

import hashlib
import re
import zlib

from plotweaver_gitstore.objects import Kind

#: Most files of a book are shorter: they are inflated in one go.
_FIRST = 1 << 16
_HEAD = re.compile(rb"([a-z]+) (0|[1-9][0-9]{0,15})\0")
_KINDS: dict[bytes, Kind] = {b"commit": "commit", b"tree": "tree", b"blob": "blob", b"tag": "tag"}


def inflated(packed: bytes) -> tuple[Kind, bytes] | None:
    """Return an object's kind and bytes; None: it is cut short, goes on after its end, or was never one.

    Never takes more memory than the object says that it needs.
    """
    inflate = zlib.decompressobj()
    try:
        data = inflate.decompress(packed, _FIRST)
        head = _HEAD.match(data)
        if head is None or head[1] not in _KINDS:
            return None
        size = head.end() + int(head[2])
        if not inflate.eof:
            # one byte more: only what ends there is as long as it says
            data += inflate.decompress(inflate.unconsumed_tail, max(1, size + 1 - len(data)))
    except zlib.error:
        return None
    if len(data) != size or not inflate.eof or inflate.unused_data:
        return None
    return _KINDS[head[1]], data[head.end() :]


def framed(kind: Kind, data: bytes) -> bytes:
    """Return an object as it is hashed, and deflated into its file."""
    return f"{kind} {len(data)}".encode() + b"\0" + data


def id_of(kind: Kind, data: bytes) -> str:
    """Return an object's id."""
    return hashlib.sha1(framed(kind, data), usedforsecurity=False).hexdigest()
