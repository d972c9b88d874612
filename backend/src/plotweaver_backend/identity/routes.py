"""Operations of accounts that an administrator opens, and of the snapshot for bffs."""

from __future__ import annotations

from plotweaver_contracts import identity as wire

from plotweaver_backend.http.binding import Call, Handlers
from plotweaver_backend.identity.service import IdentityService
from plotweaver_backend.identity.snapshot import SnapshotService

handlers = Handlers()


@handlers.bind("accounts.create")
def create_account(call: Call) -> wire.Account:
    """Open an account for someone."""
    new = call.parsed(wire.NewAccount)
    return call.services.get(IdentityService).create_account(new.name, new.email, new.password.get_secret_value())


@handlers.bind("access.snapshot")
def snapshot(call: Call) -> wire.AccessSnapshot:
    """Tell a bff who may read what."""
    return call.services.get(SnapshotService).take()
