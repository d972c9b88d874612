"""The operation that lists findings."""

from __future__ import annotations

from plotweaver_contracts import generation as wire

from plotweaver_backend.findings.service import FindingsService
from plotweaver_backend.http.binding import Call, Handlers

handlers = Handlers()


@handlers.bind("findings.list")
def list_findings(call: Call) -> wire.FindingList:
    """List findings of a scene or of the book."""
    return call.services.get(FindingsService).of_project(call.project, call.asked(wire.SceneQuery).scene)
