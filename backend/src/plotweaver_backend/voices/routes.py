"""The operation that tells of voices."""

from __future__ import annotations

from plotweaver_contracts import voices as wire
from plotweaver_contracts.quality import VersionQuery

from plotweaver_backend.http.binding import Call, Handlers
from plotweaver_backend.voices.service import VoicesService

handlers = Handlers()


@handlers.bind("quality.voices")
def voices(call: Call) -> wire.Voices:
    """Read how everybody in a version speaks."""
    return call.services.get(VoicesService).of_version(call.project, call.asked(VersionQuery), call.principal.account)
