"""Codes that an app makes from a shared secret and the time: TOTP (RFC 6238), with defaults that every app knows."""

from __future__ import annotations

import pyotp
import segno
from plotweaver_contracts.accounts import FactorOffer
from pyotp.exceptions import OTPVerificationError

#: Steps of 30 seconds that a phone's clock, or its owner, may be early or late (RFC 6238, 5.2).
_WINDOW = 1
_ISSUER = "PlotWeaver"


def new_secret() -> str:
    """Return a secret of 160 bits (RFC 4226, 4), as apps write it."""
    return pyotp.random_base32()


def step_of(secret: str, code: str, now: int) -> int | None:
    """Return the step of time that `code` belongs to, None if it belongs to none near `now` (Unix seconds)."""
    try:
        return pyotp.TOTP(secret).verify_and_get_timecode(code, for_time=now, valid_window=_WINDOW)
    except OTPVerificationError:
        return None


def offer(secret: str, email: str) -> FactorOffer:
    """Return what an app needs to make codes for the account with this e-mail."""
    address = pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name=_ISSUER)
    code = segno.make(address, error="l", boost_error=False)
    picture = ["".join("1" if dark else "0" for dark in row) for row in code.matrix]
    return FactorOffer(secret=secret, address=address, picture=picture)
