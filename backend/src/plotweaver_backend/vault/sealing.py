"""Sealing with the newest key and opening with whichever sealed, while no rotation changes the keys."""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.orm import Session

from plotweaver_backend.vault.cipher import KeySealer
from plotweaver_backend.vault.errors import VaultLocked
from plotweaver_backend.vault.keys import SecretKey, SecretKeys

#: Key of PostgreSQL's advisory lock between those who seal and a rotation. On SQLite writers follow each other anyway.
_LOCK = 0x5365616C


class Sealing:
    """Seals texts as `{key id}.{ciphertext}`."""

    def __init__(self, keys: SecretKeys) -> None:
        self._keys = keys

    def seal(self, db: Session, secret: bytes, about: str) -> str:
        """Return `secret`, encrypted, and bound to what it is about; to be stored in the transaction of `db`.

        Raises:
            VaultLocked: there is no key.
        """
        # a key that is read before the transaction holds its lock may be forgotten before its row is there
        hold_keys(db, alone=False)
        return sealed_by(self._keys.all()[0], secret, about)

    def unseal(self, sealed: str, about: str) -> bytes:
        """Return the secret that was sealed about the same thing.

        Raises:
            VaultLocked: its key is gone, or it was sealed about something else, or was changed.
        """
        name, _, content = sealed.partition(".")
        for key in self._keys.all():
            if key.id == name:
                return KeySealer(key.raw).unseal(content, about)
        raise VaultLocked("A stored secret was sealed with another key. Bring that key back, or set the secret anew.")


def sealed_by(key: SecretKey, secret: bytes, about: str) -> str:
    """Return `secret`, sealed with a certain key."""
    return f"{key.id}.{KeySealer(key.raw).seal(secret, about)}"


def hold_keys(db: Session, alone: bool) -> None:
    """Keep the keys as they are until the transaction ends; `alone`: and everybody else from sealing."""
    if db.connection().dialect.name == "postgresql":
        which = "pg_advisory_xact_lock" if alone else "pg_advisory_xact_lock_shared"
        db.execute(text(f"SELECT {which}(:key)"), {"key": _LOCK})
