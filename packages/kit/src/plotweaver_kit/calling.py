"""Where a call comes from: told by the bff, which is called from outside, to the backend, which only the bff calls.

The backend believes no `X-Forwarded-For`: anybody can send one. The bff signs what it saw with the services' own token
(HMAC-SHA256, RFC 2104), and what is not signed so counts for nothing.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress

#: Carries the address and its signature, by a blank.
HEADER = "X-Plotweaver-Client"
#: Stands for an address that the bff does not know.
_UNKNOWN = "-"


def told(address: str, service_token: str) -> str:
    """Return the header by which the bff tells an address; what is no address is told as none."""
    try:
        known = str(ipaddress.ip_address(address))
    except ValueError:
        known = _UNKNOWN
    return f"{known} {_signature(known, service_token)}"


def believed(header: str, service_token: str) -> str | None:
    """Return the address that the bff told, "" if it knew none; None if it was not the bff who told it."""
    address, _, signature = header.rpartition(" ")
    right = hmac.compare_digest(signature.encode(), _signature(address, service_token).encode())
    if not signature or not right:
        return None
    return "" if address == _UNKNOWN else address


def _signature(address: str, service_token: str) -> str:
    return hmac.new(service_token.encode(), b"client\0" + address.encode(), hashlib.sha256).hexdigest()
