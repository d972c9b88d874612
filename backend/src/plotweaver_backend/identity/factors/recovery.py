"""Recovery codes: each replaces a code of the app once.

They have 49 random bits, which is less than a plain hash would be enough for, so they are hashed as passwords are
(OWASP ASVS 5.0, 6.5.2). One salt an account: looking for one among ten takes one hash and not ten.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from argon2.low_level import Type, hash_secret_raw
from argon2.profiles import RFC_9106_LOW_MEMORY

HOW_MANY = 10
#: Without those that are taken for one another when written down by hand.
_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
_HALF = 5
_COST = RFC_9106_LOW_MEMORY


@dataclass(frozen=True)
class Codes:
    """Ten new codes as people see them, `k7m2q-x9rtb`, and what is stored of them."""

    shown: list[str]
    salt: str
    hashes: list[str]


def new_salt() -> str:
    """Return a salt of 128 bits."""
    return secrets.token_hex(16)


def new_codes() -> Codes:
    """Return ten new codes. It takes a second: not while others wait for the database."""
    shown, salt = [f"{_half()}-{_half()}" for _ in range(HOW_MANY)], new_salt()
    return Codes(shown, salt, [hashed(code, salt) for code in shown])


def is_one(code: str) -> bool:
    """Whether something typed looks like a recovery code at all, however it is written."""
    return len(_bare(code)) == 2 * _HALF


def hashed(code: str, salt: str) -> str:
    """Return what is stored of a code; spaces, hyphens and capitals do not count."""
    raw = hash_secret_raw(
        _bare(code).encode(),
        bytes.fromhex(salt),
        _COST.time_cost,
        _COST.memory_cost,
        _COST.parallelism,
        _COST.hash_len,
        Type.ID,
    )
    return raw.hex()


def _half() -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(_HALF))


def _bare(code: str) -> str:
    return "".join(letter for letter in code.casefold() if letter.isalnum())
