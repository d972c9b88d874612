"""The content security policy: only our own scripts, the inline ones by their hash."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

_INLINE = re.compile(rb"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL | re.IGNORECASE)


def hashes(page: bytes) -> list[str]:
    """Return the SHA-256 source of each inline script, in order and once."""
    found = (base64.b64encode(hashlib.sha256(script).digest()).decode() for script in _INLINE.findall(page))
    return list(dict.fromkeys(f"'sha256-{each}'" for each in found))


def policy(scripts: Iterable[str], origin: str) -> str:
    """Return the header's value.

    Args:
        scripts: sources of inline scripts.
        origin: scheme, host and port that browsers see; the live connection goes there too.
    """
    socket = origin.replace("http", "ws", 1)
    directives = {
        "default-src": "'self'",
        "script-src": " ".join(["'self'", *scripts]),
        # the editor writes style elements of its own
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self'",
        "connect-src": f"'self' {socket}",
        "frame-ancestors": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "object-src": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in directives.items())
