"""The server's keys: those that sign access tokens, one after another, and the secret behind refresh tokens.

A new signing key is published for a while before it signs, and the one before it verifies until the last token that it
signed has ended. So nobody is signed out by a change of keys, and every bff has the new one before it meets it.
"""

from __future__ import annotations

import json
import os
import secrets
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from joserfc import jwt
from joserfc.jwk import OKPKey
from plotweaver_contracts.identity import KeySet
from plotweaver_kit.tokens import ALGORITHM, AUDIENCE, ISSUER, TYPE, Claims, public_keys, verify

from plotweaver_backend.identity.secrets import key_file, write_secret

#: How long an access token lasts, in seconds.
ACCESS_LIFETIME = 10 * 60
#: How long a new key is published before it signs, in seconds: longer than a bff goes by the keys that it knows.
LEAD = 120
#: The name of an installation's first key: one for all processes that start at once.
_FIRST = "0000000000-first.jwk"


@dataclass(frozen=True)
class SigningKey:
    """An Ed25519 pair. `id`: its thumbprint (RFC 7638); `since`: when it begins to sign, in Unix seconds."""

    pair: OKPKey
    id: str
    since: int
    path: Path


class KeyRing:
    """The signing keys in a folder, read again when another process changed it.

    Args:
        folder: holds one file a key; the first one is made at the first start.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._names: list[str] = []
        self._keys: tuple[SigningKey, ...] = ()
        if not folder.is_dir() or not self._found():
            # of several processes that start at once, one makes it
            key_file(folder / _FIRST, _new_pair)

    @property
    def keys(self) -> tuple[SigningKey, ...]:
        """Every key that verifies, the oldest first."""
        with self._lock:
            names = self._found()
            if names != self._names:
                self._keys = tuple(_read(self._folder / name) for name in names)
                self._names = names
            return self._keys

    def signer(self, now: int) -> SigningKey:
        """Return the key that signs at `now`."""
        return [key for key in self.keys if key.since <= now][-1]

    def rotate(self, now: int, lead: int = LEAD) -> SigningKey:
        """Make a key that signs from `lead` seconds on, and return it."""
        since = now + lead
        path = self._folder / f"{since:010}-{secrets.token_hex(4)}.jwk"
        write_secret(path, _new_pair())
        return _read(path)

    def retire(self, now: int) -> list[str]:
        """Remove keys whose last token has ended; return their ids."""
        pairs = zip(self.keys, self.keys[1:], strict=False)
        return _remove(key for key, following in pairs if following.since + ACCESS_LIFETIME < now)

    def forget(self, now: int) -> list[str]:
        """Begin anew with one key that signs at once: what any other one signed is worth nothing from now on."""
        kept = self.rotate(now, lead=0)
        return _remove(key for key in self.keys if key.id != kept.id)

    def _found(self) -> list[str]:
        return sorted(name for name in os.listdir(self._folder) if name[0].isdigit())


@dataclass(frozen=True)
class Keys:
    """Keys of this instance.

    Attributes:
        ring: the pairs that sign access tokens.
        refresh: the secret that refresh tokens' successors derive from.
        instance: names this instance's cookies apart from another's on the same host.
    """

    ring: KeyRing
    refresh: bytes
    instance: str

    @classmethod
    def load(cls, folder: Path) -> Keys:
        """Return the keys in `folder`, making them on the first start."""
        refresh = key_file(folder / "refresh.key", lambda: secrets.token_bytes(32))
        instance = key_file(folder / "instance", lambda: secrets.token_hex(4).encode()).decode()
        return cls(KeyRing(folder / "signing"), refresh, instance)

    def published(self) -> KeySet:
        """Return the public halves, as a key set."""
        return KeySet(keys=[_public(key) for key in self.ring.keys])

    def sign(self, account: str, session: str, now: int, lifetime: int) -> str:
        """Return an access token that ends `lifetime` seconds after `now`."""
        key = self.ring.signer(now)
        header = {"alg": ALGORITHM, "typ": TYPE, "kid": key.id}
        claims = {
            "iss": ISSUER,
            "aud": AUDIENCE,
            "sub": account,
            "sid": session,
            "iat": now,
            "exp": now + lifetime,
        }
        return jwt.encode(header, claims, key.pair, algorithms=[ALGORITHM])

    def verify(self, token: str, now: int) -> Claims | None:
        """Return what `token` says, or None unless we signed it, for this purpose, and it lasts."""
        return verify(public_keys(self.published().keys), token, now)

    def knows(self, claims: Claims) -> bool:
        """Whether the key that signed what a token says still counts."""
        return any(key.id == claims.key for key in self.ring.keys)


def _remove(keys: Iterable[SigningKey]) -> list[str]:
    gone = list(keys)
    for key in gone:
        key.path.unlink(missing_ok=True)
    return [key.id for key in gone]


def _public(key: SigningKey) -> dict[str, Any]:
    public: dict[str, Any] = key.pair.as_dict(private=False)
    return public | {"alg": ALGORITHM, "use": "sig", "kid": key.id}


def _read(path: Path) -> SigningKey:
    pair = OKPKey.import_key(json.loads(path.read_bytes()))
    return SigningKey(pair, pair.thumbprint(), int(path.name.partition("-")[0]), path)


def _new_pair() -> bytes:
    return json.dumps(OKPKey.generate_key("Ed25519").as_dict(private=True)).encode()
