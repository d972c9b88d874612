"""Operations on branches and named versions."""

from __future__ import annotations

from plotweaver_contracts import branches as wire
from plotweaver_contracts.manuscript import Saved
from plotweaver_gitstore import MINE

from plotweaver_backend.autosaves.service import AutosavesService
from plotweaver_backend.branches.service import BranchesService, Wish
from plotweaver_backend.http.binding import Call, Handlers

handlers = Handlers()


@handlers.bind("branches.create")
def create(call: Call) -> wire.RefMoved:
    """Begin a branch."""
    return _service(call).create(_wish(call), call.parsed(wire.NewBranch))


@handlers.bind("branches.delete")
def delete(call: Call) -> wire.RefMoved:
    """Take a branch away."""
    return _service(call).delete(_wish(call), call.asked(wire.BranchQuery).name)


@handlers.bind("branches.rename")
def rename(call: Call) -> wire.RefMoved:
    """Give a branch another name; the words that wait in it go along."""
    asked = call.parsed(wire.RenameRequest)
    renamed = _service(call).rename(_wish(call), asked)
    alone = call.principal.account if asked.name.startswith(MINE) else None
    call.services.get(AutosavesService).follow(call.project, asked.name, asked.to, alone)
    return renamed


@handlers.bind("branches.merge")
def merge(call: Call) -> Saved:
    """Bring a branch into another one."""
    return _service(call).merge(_wish(call), call.parsed(wire.MergeRequest))


@handlers.bind("versions.name")
def name(call: Call) -> wire.RefMoved:
    """Give a version a name."""
    return _service(call).name(_wish(call), call.parsed(wire.NewName))


@handlers.bind("versions.revert")
def revert(call: Call) -> Saved:
    """Take back what a version changed."""
    return _service(call).revert(_wish(call), call.parsed(wire.RevertRequest))


@handlers.bind("versions.restore")
def restore(call: Call) -> Saved:
    """Make the book what it was in a version."""
    return _service(call).restore(_wish(call), call.parsed(wire.RestoreRequest))


def _service(call: Call) -> BranchesService:
    return call.services.get(BranchesService)


def _wish(call: Call) -> Wish:
    return Wish(call.project, call.principal, call.change_id)
