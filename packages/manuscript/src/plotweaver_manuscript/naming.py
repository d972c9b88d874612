"""File names from titles."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container


def slug(title: str, fallback: str) -> str:
    """Return a lower-case ASCII name of at most 60 letters; `fallback` if the title has none."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-") or fallback


def unique(name: str, taken: Container[str]) -> str:
    """Return the name, numbered if it is taken."""
    if name not in taken:
        return name
    count = 2
    while f"{name}-{count}" in taken:
        count += 1
    return f"{name}-{count}"
