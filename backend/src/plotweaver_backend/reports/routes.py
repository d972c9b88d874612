"""Operations that read reports."""

from __future__ import annotations

from plotweaver_contracts import quality as wire

from plotweaver_backend.http.binding import Call, Handlers
from plotweaver_backend.reports.contradicting import Contradicting
from plotweaver_backend.reports.service import ReportsService

handlers = Handlers()


@handlers.bind("quality.report")
def report(call: Call) -> wire.VersionReport:
    """Read the report of a version."""
    return call.services.get(ReportsService).report(call.project, call.asked(wire.VersionQuery), call.principal.account)


@handlers.bind("quality.trend")
def trend(call: Call) -> wire.Trend:
    """Read the scores of the last versions."""
    return call.services.get(ReportsService).trend(call.project, call.asked(wire.TrendQuery), call.principal.account)


@handlers.bind("quality.contradictions")
def contradictions(call: Call) -> wire.Contradictions:
    """Read what a branch would contradict."""
    asked = call.asked(wire.ContradictionsQuery)
    return call.services.get(Contradicting).between(call.project, asked, call.principal.account)
