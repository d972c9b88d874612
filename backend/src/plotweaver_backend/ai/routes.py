"""Operations on a book's AI policy and its ledger."""

from __future__ import annotations

from plotweaver_contracts import ai as wire

from plotweaver_backend.ai.sent import Ledger
from plotweaver_backend.ai.service import AiPolicies
from plotweaver_backend.http import spreadsheet
from plotweaver_backend.http.binding import Call, Handlers, Streamed

handlers = Handlers()


@handlers.bind("ai.policy")
def policy(call: Call) -> wire.AiPolicyShown:
    """Tell which models may read the book."""
    return _policies(call).shown(call.project)


@handlers.bind("ai.put_policy")
def put_policy(call: Call) -> wire.AiPolicyShown:
    """Say which models may read the book."""
    _policies(call).put(call.project, call.principal.account, call.parsed(wire.AiPolicy))
    return _policies(call).shown(call.project)


@handlers.bind("ai.sent")
def sent(call: Call) -> wire.SentPage:
    """Tell what of the book was sent where."""
    return call.services.get(Ledger).page(call.project, call.asked(wire.SentQuery))


@handlers.bind("ai.export_sent")
def export_sent(call: Call) -> Streamed:
    """Give the ledger away as a file."""
    form = call.asked(wire.SentExportQuery).format
    headers = spreadsheet.headers(f"sent-{call.project}", form)
    return Streamed(call.services.get(Ledger).export(call.project, form), headers)


def _policies(call: Call) -> AiPolicies:
    return call.services.get(AiPolicies)
