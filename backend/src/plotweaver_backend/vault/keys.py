"""The keys that secrets are sealed with, newest first: of the environment, or of a file that only its owner reads."""

from __future__ import annotations

import base64
import binascii
import hashlib
import os
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from plotweaver_gitstore import durability
from plotweaver_kit.settings import Settings

from plotweaver_backend.identity.secrets import key_file
from plotweaver_backend.vault.errors import VaultLocked

_BYTES = 32


@dataclass(frozen=True)
class SecretKey:
    """A key. `id` names it in what it sealed, and tells nothing of it."""

    id: str
    raw: bytes = field(repr=False)

    @classmethod
    def read(cls, text: str) -> SecretKey:
        """Return the key that `text` is: 32 bytes in base64.

        Raises:
            VaultLocked: it is none.
        """
        try:
            raw = base64.b64decode(text, validate=True)
        except binascii.Error:
            raw = b""
        if len(raw) != _BYTES:
            # what was given instead may be a secret as well: it is not repeated
            raise VaultLocked("A key for stored secrets is 32 bytes in base64, as `openssl rand -base64 32` makes it.")
        return cls(hashlib.sha256(b"plotweaver key id\0" + raw).hexdigest()[:12], raw)


class SecretKeys:
    """Reads the keys each time they are needed: after a rotation every process seals with the new one at once.

    Args:
        given: keys of the environment, newest first, by commas; the file counts only without them.
        path: the file, a key a line, newest first; it is made with one key if there is none.
    """

    def __init__(self, given: str, path: Path) -> None:
        self._given = given
        self._path = path

    @classmethod
    def of(cls, settings: Settings) -> SecretKeys:
        """Return the keys that the settings name."""
        path = settings.secrets_key_file or settings.data_dir / "keys" / "secrets.keys"
        return cls(settings.secrets_key.get_secret_value(), path)

    @property
    def are_given(self) -> bool:
        """Whether they come from the environment, where we cannot change them."""
        return bool(self._given)

    def all(self) -> tuple[SecretKey, ...]:
        """Return every key, the one that seals first.

        Raises:
            VaultLocked: there is no key, or one is none.
        """
        found = [line.strip() for line in self._text().replace(",", "\n").splitlines() if line.strip()]
        if not found:
            raise VaultLocked(f"{self._path} holds no key.")
        return tuple(SecretKey.read(line) for line in found)

    def add(self) -> None:
        """Let a new key seal from now on; the others still open what they sealed."""
        self._write([_new(), *map(_line, self.all())])

    def keep_newest(self) -> None:
        """Forget every key but the one that seals."""
        self._write([_line(self.all()[0])])

    def _text(self) -> str:
        if self._given:
            return self._given
        made = not self._path.exists()
        try:
            text = key_file(self._path, lambda: _new().encode()).decode("ascii", "replace")
        except OSError as error:
            raise VaultLocked(f"{self._path} cannot be read: {error.strerror}.") from error
        if made:
            durability.sync(self._path.parent)
        return text

    def _write(self, lines: Sequence[str]) -> None:
        """Replace the file, whole at every moment, and on the disk before anything is sealed with it."""
        draft = self._path.with_name(f".{self._path.name}.{secrets.token_hex(8)}")
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            file.writelines(f"{line}\n" for line in lines)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self._path)
        durability.sync(self._path.parent)


def _new() -> str:
    return base64.b64encode(secrets.token_bytes(_BYTES)).decode()


def _line(key: SecretKey) -> str:
    return base64.b64encode(key.raw).decode()
