"""Operations on protected branches."""

from __future__ import annotations

from plotweaver_contracts import sharing as wire

from plotweaver_backend.guarding.service import GuardsService
from plotweaver_backend.http.binding import Call, Handlers

handlers = Handlers()


@handlers.bind("protections.get")
def get(call: Call) -> wire.Protections:
    """Tell which branches are protected."""
    return wire.Protections(branches=_guards(call).shown(call.project))


@handlers.bind("protections.put")
def put(call: Call) -> wire.Protections:
    """Say which branches are protected."""
    guards = _guards(call)
    guards.put(call.project, call.parsed(wire.Protections).branches)
    return wire.Protections(branches=guards.shown(call.project))


def _guards(call: Call) -> GuardsService:
    return call.services.get(GuardsService)
