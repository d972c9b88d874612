"""Access tokens: how both services read them. Only the backend signs (RFC 9068 type, RFC 8037 keys)."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet, OKPKey

ISSUER = AUDIENCE = "plotweaver"
TYPE = "at+jwt"
ALGORITHM = "Ed25519"

_REQUIRED: dict[str, Any] = {
    "iss": {"essential": True, "value": ISSUER},
    "aud": {"essential": True, "value": AUDIENCE},
    "sub": {"essential": True},
    "sid": {"essential": True},
    "exp": {"essential": True},
}


@dataclass(frozen=True)
class Claims:
    """What a valid access token says. `expires`: Unix seconds; `key`: the id of the key that signed it."""

    account: str
    session: str
    expires: int
    key: str


class VerifiedTokens:
    """Tokens whose signature was verified, the newest of them: what they say does not change until they end.

    Whoever recalls one looks whether its key still counts.

    Args:
        most: how many are remembered.
    """

    def __init__(self, most: int = 4096) -> None:
        self._most = most
        self._known: OrderedDict[str, Claims] = OrderedDict()

    def recall(self, token: str) -> Claims | None:
        """Return what a remembered token says, ended or not."""
        return self._known.get(token)

    def keep(self, token: str, claims: Claims) -> None:
        """Remember a token."""
        self._known[token] = claims
        while len(self._known) > self._most:
            self._known.popitem(last=False)


def public_keys(published: Sequence[dict[str, Any]]) -> KeySet:
    """Return keys as `auth.keys` publishes them, ready to verify with."""
    return KeySet([OKPKey.import_key(key) for key in published])


def verify(keys: KeySet | OKPKey, token: str, now: int) -> Claims | None:
    """Return what `token` says, or None unless one of `keys` signed it, for this purpose, and it lasts.

    Args:
        keys: the instance's pair, or its published half.
        token: a compact JWT.
        now: Unix seconds.
    """
    try:
        decoded = jwt.decode(token, keys, algorithms=[ALGORITHM])
        jwt.JWTClaimsRegistry(now=now, **_REQUIRED).validate(decoded.claims)
    except (JoseError, ValueError):
        return None
    if decoded.header.get("typ") != TYPE:
        return None
    claims = decoded.claims
    return Claims(str(claims["sub"]), str(claims["sid"]), int(claims["exp"]), str(decoded.header.get("kid", "")))
