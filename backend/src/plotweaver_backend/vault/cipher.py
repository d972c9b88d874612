"""Sealing with one key (AES-256-GCM, NIST SP 800-38D)."""

from __future__ import annotations

import base64
import binascii
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from plotweaver_backend.vault.errors import VaultLocked

_NONCE = 12


class KeySealer:
    """Seals with one key.

    Args:
        key: 32 bytes.
    """

    def __init__(self, key: bytes) -> None:
        self._cipher = AESGCM(key)

    def seal(self, secret: bytes, about: str) -> str:
        """Return `secret`, encrypted, and bound to what it is about."""
        nonce = os.urandom(_NONCE)
        return base64.b64encode(nonce + self._cipher.encrypt(nonce, secret, about.encode())).decode()

    def unseal(self, sealed: str, about: str) -> bytes:
        """Return the secret that was sealed about the same thing.

        Raises:
            VaultLocked: it was not sealed by this key, about this, or was changed.
        """
        try:
            raw = base64.b64decode(sealed, validate=True)
            return self._cipher.decrypt(raw[:_NONCE], raw[_NONCE:], about.encode())
        except (binascii.Error, InvalidTag, ValueError) as error:
            raise VaultLocked("A stored secret was changed, or moved to where it does not belong.") from error
