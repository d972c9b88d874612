"""The gate of the checks that a book lets block: `gates: {block: […]}` in its plotweaver.yaml."""

from __future__ import annotations

from collections.abc import Sequence

from plotweaver_gitstore import MAIN
from plotweaver_quality.checks import check_book
from plotweaver_quality.findings import Finding
from plotweaver_quality.gates import blocking, blocks
from plotweaver_quality.recent import RecentMemory
from plotweaver_quality.rules import Rule

from plotweaver_backend.changes import Objection, Proposed
from plotweaver_backend.policies.rules import settings_of

#: A quote is shown up to here.
_MOST_QUOTED = 120


class ChecksGate:
    """Stops what brings new findings into the book itself. Drafts are free until they are added to it.

    Only checks that decide may block (`plotweaver_quality.gates.DECIDING`); a finding that was there before, or that
    the book accepts (`quality/waivers.yaml`), stops nobody. Which checks block is read as before the change.

    Args:
        memory: what is known of scenes, so that only those that changed are read again.
    """

    def __init__(self, memory: RecentMemory) -> None:
        self._memory = memory

    def concerns(self, proposed: Proposed) -> bool:
        """Whether a check blocks there."""
        return proposed.change.ref == MAIN and bool(blocking(settings_of(proposed.before)))

    def check(self, proposed: Proposed) -> Sequence[Objection]:
        """Return the new findings, each with what it quotes."""
        named = blocking(settings_of(proposed.before))

        def wanted(rule: Rule) -> bool:
            return rule.may_block and (rule.id in named or rule.dimension in named)

        known = {finding.id for finding in check_book(proposed.before, self._memory, wanted)}
        after = check_book(proposed.after, self._memory, wanted)
        found = (each for each in after if blocks(each.rule, each.severity, named))
        return [_objection(each) for each in found if each.id not in known]


def _objection(finding: Finding) -> Objection:
    quote = finding.at.quote[:_MOST_QUOTED]
    remedy = f"{finding.suggestion} If it is intended, accept it in quality/waivers.yaml ({finding.id})."
    return Objection(finding.rule, finding.at.path, f"“{quote}”: {finding.message}", remedy)
