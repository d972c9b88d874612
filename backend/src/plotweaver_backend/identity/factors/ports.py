"""What keeping a second factor needs from the outside."""

from __future__ import annotations

from typing import Protocol

from sqlalchemy.orm import Session


class Sealer(Protocol):
    """Encrypts what must be read again: unlike a password, an app's secret cannot be kept as a hash."""

    def seal(self, db: Session, secret: bytes, about: str) -> str:
        """Return `secret`, encrypted, and bound to what it is about; to be stored in the transaction of `db`."""

    def unseal(self, sealed: str, about: str) -> bytes:
        """Return the secret that was sealed about the same thing."""
