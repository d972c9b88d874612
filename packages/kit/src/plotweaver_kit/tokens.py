"""Access tokens: how both services read them. Only the backend signs (RFC 9068 type, RFC 8037 keys)."""

from __future__ import annotations

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
    """What a valid access token says. `expires`: Unix seconds."""

    account: str
    session: str
    expires: int


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
    return Claims(str(claims["sub"]), str(claims["sid"]), int(claims["exp"]))
