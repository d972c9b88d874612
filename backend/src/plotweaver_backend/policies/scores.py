"""The gate of the scores that a book requires of itself: `gates: {require: {overall: 85}}` in its plotweaver.yaml."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from plotweaver_gitstore import MAIN
from plotweaver_manuscript.tree import Tree
from plotweaver_quality.checks import Report, report_book
from plotweaver_quality.gates import required
from plotweaver_quality.recent import RecentMemory
from plotweaver_quality.scores import BEST, OVERALL

from plotweaver_backend.changes import Objection, Proposed
from plotweaver_backend.findings.service import quick
from plotweaver_backend.policies.rules import SETTINGS, settings_of

RULE = "gates.require"


class ScoresGate:
    """Stops what takes a required score of the book itself below what is required, or further down from there.

    A change that leaves a low score as it is, or betters it, passes: an old book is not closed to whoever mends it.
    What is required is read as before the change.

    Args:
        memory: what is known of scenes, so that only those that changed are read again.
    """

    def __init__(self, memory: RecentMemory) -> None:
        self._memory = memory

    def concerns(self, proposed: Proposed) -> bool:
        """Whether a score is required there."""
        return proposed.change.ref == MAIN and bool(required(settings_of(proposed.before)))

    def check(self, proposed: Proposed) -> Sequence[Objection]:
        """Return the scores that are missed because of the change."""
        asked = required(settings_of(proposed.before))
        after = self._report(proposed.after)
        missed = after.scores.below(asked)
        if not missed or not after.scores.words:
            return []
        before = self._report(proposed.before)
        was = before.scores
        return [
            _objection(name, reached, asked[name], _where(name, before, after))
            for name, reached in missed.items()
            # what no check judges has no score that could be lost
            if name in (*after.scores.dimensions, OVERALL) and reached < (was.of(name) if was.words else BEST)
        ]

    def _report(self, tree: Tree) -> Report:
        return report_book(tree, self._memory, quick)


def _where(name: str, before: Report, after: Report) -> str:
    """Return the file with the most findings that are new and count in a score."""
    known = {each.id for each in before.findings}
    new = Counter(each.at.path for each in after.findings if each.id not in known and name in (OVERALL, each.dimension))
    return new.most_common(1)[0][0] if new else SETTINGS


def _objection(name: str, reached: float, least: float, where: str) -> Objection:
    what = "The book’s score" if name == OVERALL else f"Its score of {name}"
    return Objection(
        RULE,
        where,
        f"{what} would be {reached:g} of 100; the book asks for {least:g}.",
        "Mend what the checks note there, or accept what is intended.",
    )
