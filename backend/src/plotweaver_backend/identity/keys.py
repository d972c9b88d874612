"""The server's keys: the pair that signs access tokens, and the secret behind refresh tokens."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from joserfc import jwt
from joserfc.jwk import OKPKey
from plotweaver_contracts.identity import KeySet
from plotweaver_kit.tokens import ALGORITHM, AUDIENCE, ISSUER, TYPE, Claims, verify

from plotweaver_backend.identity.secrets import key_file


@dataclass(frozen=True)
class Keys:
    """Keys of this instance.

    Attributes:
        signing: the Ed25519 pair.
        refresh: the secret that refresh tokens' successors derive from.
        instance: names this instance's cookies apart from another's on the same host.
    """

    signing: OKPKey
    refresh: bytes
    instance: str

    @classmethod
    def load(cls, folder: Path) -> Keys:
        """Return the keys in `folder`, making them on the first start."""
        signing = OKPKey.import_key(json.loads(key_file(folder / "signing.jwk", _new_pair)))
        refresh = key_file(folder / "refresh.key", lambda: secrets.token_bytes(32))
        instance = key_file(folder / "instance", lambda: secrets.token_hex(4).encode()).decode()
        return cls(signing, refresh, instance)

    def published(self) -> KeySet:
        """Return the public half, as a key set."""
        key: dict[str, Any] = self.signing.as_dict(private=False)
        return KeySet(keys=[key | {"alg": ALGORITHM, "use": "sig", "kid": self.signing.thumbprint()}])

    def sign(self, account: str, session: str, now: int, lifetime: int) -> str:
        """Return an access token that ends `lifetime` seconds after `now`."""
        header = {"alg": ALGORITHM, "typ": TYPE, "kid": self.signing.thumbprint()}
        claims = {
            "iss": ISSUER,
            "aud": AUDIENCE,
            "sub": account,
            "sid": session,
            "iat": now,
            "exp": now + lifetime,
        }
        return jwt.encode(header, claims, self.signing, algorithms=[ALGORITHM])

    def verify(self, token: str, now: int) -> Claims | None:
        """Return what `token` says, or None unless we signed it, for this purpose, and it lasts."""
        return verify(self.signing, token, now)


def _new_pair() -> bytes:
    return json.dumps(OKPKey.generate_key("Ed25519").as_dict(private=True)).encode()
