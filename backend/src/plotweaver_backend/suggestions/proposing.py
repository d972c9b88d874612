"""The rows of a new suggestion."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from plotweaver_contracts.generation import Evidence, Finding

from plotweaver_backend.changes import Author
from plotweaver_backend.suggestions.attribution import require_recordable
from plotweaver_backend.suggestions.domain import TextChange, spans
from plotweaver_backend.suggestions.errors import ProposalRefused
from plotweaver_backend.suggestions.tables import ChangeRow, SuggestionRow


@dataclass(frozen=True)
class Proposal:
    """What a run or a person proposes.

    Attributes:
        run: what it comes from; of a person, an id of their request.
        base: the version that the changes are about.
        model: the model as people choose it; `provider_model`: as its provider names it, empty if the same.
        cost_micros: what the run cost, in millionths of a US dollar.
        findings: offsets are characters of the file with every change made.
        gates: what the gates said, in one line.
        author: the person who proposes it; None: an agent does.
        note: what the person says about it.
    """

    project: str
    run: str
    scene: str
    path: str
    base: str
    agent: str
    model: str
    cost_micros: int
    changes: Sequence[TextChange]
    findings: Sequence[Finding] = ()
    gates: str = ""
    provider_model: str = ""
    author: Author | None = None
    note: str = ""


def suggestion_id(run: str) -> str:
    """Return the id of the suggestion that `run` ends in: a run that ends twice makes no second one."""
    return hashlib.sha256(f"suggestion\0{run}".encode()).hexdigest()[:20]


def rows_of(proposal: Proposal) -> tuple[SuggestionRow, list[ChangeRow]]:
    """Return the rows that hold a proposal.

    Raises:
        ProposalRefused: there are no changes, or git could not record who proposes them.
    """
    if not proposal.changes:
        raise ProposalRefused("proposal.empty", "There is nothing in it that could be decided about.")
    row = SuggestionRow(
        id=suggestion_id(proposal.run),
        project=proposal.project,
        run=proposal.run,
        scene=proposal.scene,
        path=proposal.path,
        base=proposal.base,
        agent=proposal.agent,
        model=proposal.model,
        provider_model=proposal.provider_model,
        cost_micros=proposal.cost_micros,
        gates=proposal.gates,
        status="open",
        findings=[finding.model_dump(mode="json") for finding in proposal.findings],
        created_at=datetime.now(UTC).isoformat(timespec="microseconds"),
        accepted_commit=None,
        accepted_seq=None,
        account=proposal.author and proposal.author.account,
        name=proposal.author and proposal.author.name,
        email=proposal.author and proposal.author.email,
        note=proposal.note,
    )
    require_recordable(row)
    places = spans(proposal.changes)
    return row, [
        _change_row(row.id, number, change, _within(proposal, places[number]))
        for number, change in enumerate(proposal.changes)
    ]


def _within(proposal: Proposal, place: tuple[int, int]) -> list[Finding]:
    start, end = place

    def inside(at: Finding | Evidence) -> bool:
        return at.path == proposal.path and at.start < end and start < at.end

    return [each for each in proposal.findings if inside(each) or any(map(inside, each.related))]


def _change_row(suggestion: str, number: int, change: TextChange, findings: list[Finding]) -> ChangeRow:
    return ChangeRow(
        id=f"{suggestion}.{number + 1}",
        suggestion=suggestion,
        position=number,
        kind=change.kind,
        start=change.start,
        end=change.end,
        before=change.before,
        after=change.after,
        decision="undecided",
        edited=None,
        findings=[finding.model_dump(mode="json") for finding in findings],
        acceptance=None,
    )
