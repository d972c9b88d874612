"""What keeping a second factor needs from the outside."""

from __future__ import annotations

from typing import Protocol


class Sealer(Protocol):
    """Encrypts what must be read again: unlike a password, an app's secret cannot be kept as a hash."""

    def seal(self, secret: bytes, about: str) -> str:
        """Return `secret`, encrypted, and bound to what it is about."""

    def unseal(self, sealed: str, about: str) -> bytes:
        """Return the secret that was sealed about the same thing."""
