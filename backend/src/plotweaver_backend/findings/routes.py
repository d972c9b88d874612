"""Operations that list findings, and accept them."""

from __future__ import annotations

from plotweaver_contracts import generation as wire
from plotweaver_contracts.manuscript import Saved
from plotweaver_contracts.quality import FindingsQuery, WaiverQuery, WaiverRequest

from plotweaver_backend.findings.service import FindingsService
from plotweaver_backend.findings.waiving import Waiving, Wish
from plotweaver_backend.http.binding import Call, Handlers

handlers = Handlers()


@handlers.bind("findings.list")
def list_findings(call: Call) -> wire.FindingList:
    """List findings of a scene or of the book."""
    return call.services.get(FindingsService).of_project(
        call.project, call.asked(FindingsQuery), call.principal.account
    )


@handlers.bind("findings.waive")
def waive(call: Call) -> Saved:
    """Accept a finding."""
    asked = call.parsed(WaiverRequest)
    wish = _wish(call, "Accepted a note of the checks", asked.branch, asked.override, asked.model_dump_json())
    return call.services.get(Waiving).accept(wish, asked.reason)


@handlers.bind("findings.unwaive")
def unwaive(call: Call) -> Saved:
    """Take back that a finding is accepted."""
    asked = call.asked(WaiverQuery)
    message = "A note of the checks is no longer accepted"
    return call.services.get(Waiving).object_again(
        _wish(call, message, asked.branch, asked.override, asked.model_dump_json())
    )


def _wish(call: Call, message: str, branch: str, override: str, asked: str) -> Wish:
    finding = call.params["finding"]
    wanted = f"{call.operation.id} {finding} {asked}"
    return Wish(call.project, call.principal, call.change_id, finding, branch, message, wanted, override)
