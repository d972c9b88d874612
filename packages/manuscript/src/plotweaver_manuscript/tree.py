"""A book's files at one moment, as every pure function here takes them."""

from __future__ import annotations

from collections.abc import Mapping

#: POSIX path → bytes. Never mutated.
Tree = Mapping[str, bytes]


def text_of(tree: Tree, path: str) -> str | None:
    """Return a file as text (undecodable bytes replaced: content is reported, not refused), or None."""
    data = tree.get(path)
    return None if data is None else data.decode("utf-8", errors="replace")
