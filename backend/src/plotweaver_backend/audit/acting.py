"""Who acts just now, and from where: set once for each request, for whoever writes into the audit log."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from plotweaver_contracts.audit import AuditBy

#: What a client calls itself is told by the client: as much of it as a person would read.
_LONGEST_CLIENT = 200
_LONGEST_ADDRESS = 45


@dataclass(frozen=True)
class Acting:
    """Who acts. Without a request it is whoever keeps this installation, by a command.

    Attributes:
        by: what kind of caller.
        account: whose account, if one is signed in.
        address: the network address that the request came from.
        client: what the browser or program calls itself.
    """

    by: AuditBy = "command"
    account: str = ""
    address: str = ""
    client: str = ""


_AT_THE_TERMINAL = Acting()
_NOW: ContextVar[Acting] = ContextVar("plotweaver_acting", default=_AT_THE_TERMINAL)


def acting() -> Acting:
    """Return who acts in this thread now."""
    return _NOW.get()


@contextmanager
def acting_as(who: Acting) -> Iterator[None]:
    """Let what happens in this context be `who`'s doing."""
    known = Acting(who.by, who.account, who.address[:_LONGEST_ADDRESS], who.client[:_LONGEST_CLIENT])
    token = _NOW.set(known)
    try:
        yield
    finally:
        _NOW.reset(token)
