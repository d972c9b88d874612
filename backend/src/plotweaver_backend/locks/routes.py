"""Operations of locks."""

from __future__ import annotations

from plotweaver_contracts import locks as wire
from plotweaver_contracts.base import Ok

from plotweaver_backend.http.binding import Call, Handlers
from plotweaver_backend.locks.service import LocksService

handlers = Handlers()


@handlers.bind("locks.list")
def list_locks(call: Call) -> wire.LockList:
    """List what is kept."""
    return wire.LockList(locks=_locks(call).everything(call.project))


@handlers.bind("locks.take")
def take(call: Call) -> wire.Lock:
    """Keep something."""
    return _locks(call).take(call.project, call.principal, call.role, call.parsed(wire.NewLock))


@handlers.bind("locks.renew")
def renew(call: Call) -> wire.Lock:
    """Keep it longer."""
    asked = call.parsed(wire.Renewal)
    return _locks(call).renew(call.project, call.principal, call.params["lock"], asked.fence, asked.minutes)


@handlers.bind("locks.release")
def release(call: Call) -> Ok:
    """Let it go."""
    _locks(call).release(call.project, call.principal, call.role, call.params["lock"])
    return Ok()


@handlers.bind("locks.ask")
def ask(call: Call) -> wire.Lock:
    """Ask the holder to let go."""
    return _locks(call).ask(call.project, call.principal, call.params["lock"], call.parsed(wire.UnlockWish).note)


@handlers.bind("locks.answer")
def answer(call: Call) -> wire.LockList:
    """Answer who asked."""
    said = call.parsed(wire.UnlockAnswer)
    lock = call.params["lock"]
    left = _locks(call).answer(call.project, call.principal, call.role, lock, said.account, said.granted)
    return wire.LockList(locks=left)


def _locks(call: Call) -> LocksService:
    return call.services.get(LocksService)
