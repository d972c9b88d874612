"""Operations of autosaves: each is about the caller's own."""

from __future__ import annotations

from plotweaver_contracts import autosaves as wire
from plotweaver_contracts.base import Ok

from plotweaver_backend.autosaves.rows import Place
from plotweaver_backend.autosaves.service import AutosavesService
from plotweaver_backend.http.binding import Call, Handlers

handlers = Handlers()


@handlers.bind("autosaves.list")
def list_autosaves(call: Call) -> wire.AutosaveList:
    """List the caller's unshared words."""
    asked = call.asked(wire.AutosavesQuery)
    found = _service(call).everything(call.principal.account, call.project, asked.branch, asked.kind)
    return wire.AutosaveList(autosaves=found)


@handlers.bind("autosaves.copies")
def copies(call: Call) -> wire.AutosaveCopies:
    """Return the last copies of a scene."""
    asked = call.asked(wire.AutosaveQuery)
    return _service(call).copies(_place(call, asked.branch, asked.kind))


@handlers.bind("autosaves.keep")
def keep(call: Call) -> wire.AutosaveKept:
    """Keep the words on the page."""
    new = call.parsed(wire.NewAutosave)
    return _service(call).keep(_place(call, new.branch), new)


@handlers.bind("autosaves.keep_suggested")
def keep_suggested(call: Call) -> wire.AutosaveKept:
    """Keep what is to be suggested."""
    new = call.parsed(wire.NewAutosave)
    return _service(call).keep(_place(call, new.branch, "suggestion"), new)


@handlers.bind("autosaves.settle")
def settle(call: Call) -> Ok:
    """Be done with copies."""
    asked = call.asked(wire.SettleQuery)
    _service(call).settle(_place(call, asked.branch, asked.kind), asked.revision)
    return Ok()


def _service(call: Call) -> AutosavesService:
    return call.services.get(AutosavesService)


def _place(call: Call, branch: str, kind: wire.Kind = "text") -> Place:
    return Place(call.principal.account, call.project, branch, call.params["scene"], kind)
