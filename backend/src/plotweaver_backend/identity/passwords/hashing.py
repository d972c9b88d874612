"""Hashing passwords (Argon2id, RFC 9106)."""

from __future__ import annotations

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

from plotweaver_backend.identity.secrets import new_id

_HASHER = PasswordHasher()


def hash_password(password: str) -> str:
    """Return the Argon2id hash of `password` with its parameters and salt."""
    return _HASHER.hash(password)


def password_fits(stored: str | None, password: str) -> bool:
    """Whether `password` belongs to the `stored` hash; False, as slowly, if there is none."""
    try:
        return _HASHER.verify(stored or _nobodys(), password) and stored is not None
    except VerificationError:
        return False


def is_outdated(stored: str) -> bool:
    """Whether a hash was made with other parameters than a new one would be."""
    return _HASHER.check_needs_rehash(stored)


@cache
def _nobodys() -> str:
    """Verified where there is no password, so that an unknown e-mail takes as long as a wrong password."""
    return _HASHER.hash(new_id())
