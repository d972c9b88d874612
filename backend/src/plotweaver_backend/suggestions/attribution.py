"""What a version says about the agent that wrote it."""

from __future__ import annotations

from plotweaver_manuscript.origins import AGENT, MODEL

from plotweaver_backend.suggestions.errors import ProposalRefused
from plotweaver_backend.suggestions.tables import SuggestionRow

RUN, COST, GATES = (f"Plotweaver-{name}" for name in ("Run", "Cost", "Gates"))
#: Who let a person's suggestion in; its author is the version's.
ACCEPTED_BY = "Plotweaver-Accepted-By"


def trailers(row: SuggestionRow) -> dict[str, str]:
    """Return what an accepted suggestion's version says of its agent; of a person its author tells.

    The cost is that of the whole run, in US dollars: versions of one run name the same cost once each.
    """
    if row.account is not None:
        return {}
    named = {
        RUN: row.run,
        AGENT: row.agent,
        MODEL: row.provider_model or row.model,
        COST: f"{row.cost_micros // 1_000_000}.{row.cost_micros % 1_000_000:06d}",
        GATES: row.gates,
    }
    return {name: value for name, value in named.items() if value}


def require_recordable(row: SuggestionRow) -> None:
    """Pass if every trailer can be one line of a version.

    Raises:
        ProposalRefused: otherwise; better now than when a person accepts it.
    """
    for name, value in trailers(row).items():
        if not value.isprintable() or value != value.strip():
            raise ProposalRefused("proposal.unrecordable", f"{name} cannot be {value!r}.", trailer=name)
    if row.account is None and (row.cost_micros < 0 or not (row.run and row.agent and row.model)):
        raise ProposalRefused("proposal.unrecordable", "A suggestion names its run, agent, model and cost.")
