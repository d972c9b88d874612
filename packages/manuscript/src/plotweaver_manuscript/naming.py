"""File names from titles: what every computer can keep, and what is told apart on each."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

# Windows keeps these names for devices, whatever their ending.
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³]) *(?:\..*)?", re.IGNORECASE)


def slug(title: str, fallback: str) -> str:
    """Return a lower-case ASCII name of at most 62 letters; `fallback` if the title has none.

    A title that is a device's name on some computers (“Con”, “Aux”) is numbered.
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-") or fallback
    return f"{name}-1" if reserved(name) else name


def reserved(name: str) -> bool:
    """Whether some computers keep this name of a file or folder, with any ending, for a device."""
    return _RESERVED.fullmatch(name) is not None


def folded(name: str) -> str:
    """Return a name as computers see it that tell neither case nor Unicode's forms apart."""
    return unicodedata.normalize("NFC", name.casefold())


def unique(name: str, taken: Container[str]) -> str:
    """Return the name, numbered if it is taken. `taken` holds names as `folded` gives them."""
    if folded(name) not in taken:
        return name
    count = 2
    while folded(f"{name}-{count}") in taken:
        count += 1
    return f"{name}-{count}"
