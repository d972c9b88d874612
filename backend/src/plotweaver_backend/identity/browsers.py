"""Browsers that somebody signed in with before: a stranger's guesses do not slow them down.

A browser keeps a name that we gave it, sealed to one account. It opens nothing; it only says whose attempts it makes.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass

#: How long a browser is known after its last sign-in, in seconds.
KNOWN_SECONDS = 365 * 24 * 3600


@dataclass(frozen=True)
class Browsers:
    """Knows browsers again. `key`: a secret of this installation."""

    key: bytes

    def named(self, account: str) -> str:
        """Return what a browser keeps to be known as one of `account`."""
        name = secrets.token_urlsafe(12)
        return f"{name}.{self._seal(account, name)}"

    def name(self, account: str, kept: str) -> str:
        """Return the name of a browser by what it keeps; empty if it is not known as one of `account`."""
        name, _, seal = kept.partition(".")

        return name if hmac.compare_digest(seal.encode(), self._seal(account, name).encode()) else ""

    def _seal(self, account: str, name: str) -> str:
        return hmac.new(self.key, f"browser\0{account}\0{name}".encode(), hashlib.sha256).hexdigest()
