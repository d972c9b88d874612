"""Why a check fails: the findings that stop it, and the required scores that are not reached."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from plotweaver_quality.checks import Report
from plotweaver_quality.findings import Finding, Severity
from plotweaver_quality.gates import blocking, blocks, required
from plotweaver_quality.scores import OVERALL

#: From which severity on a finding makes the command fail.
FailOn = Literal["error", "warning", "note", "never"]


@dataclass(frozen=True)
class Verdict:
    """What a check comes to.

    Attributes:
        blocking: findings that the book lets block.
        grave: other findings that are as grave as was asked for.
        missed: a sentence for each required score that is not reached.
    """

    blocking: tuple[Finding, ...]
    grave: tuple[Finding, ...]
    missed: tuple[str, ...]

    @property
    def fails(self) -> bool:
        """Whether the check fails."""
        return bool(self.blocking or self.grave or self.missed)

    @property
    def failing(self) -> frozenset[str]:
        """The ids of the findings that make it fail."""
        return frozenset(finding.id for finding in (*self.blocking, *self.grave))

    @property
    def reasons(self) -> list[str]:
        """A sentence for each reason why it fails."""
        told = []
        if self.blocking:
            rules = Counter(each.rule for each in self.blocking).most_common()
            named = ", ".join(f"{count} {rule}" for rule, count in rules)
            told.append(f"The check fails: the book lets findings block (gates: {named}).")
        if self.grave:
            told.append(f"The check fails: findings as grave as --fail-on says, or graver ({len(self.grave)}).")
        return [*told, *(f"The check fails: {sentence}" for sentence in self.missed)]


def verdict_of(report: Report, fail_on: FailOn) -> Verdict:
    """Return what a report comes to. `fail_on`: from which severity on a finding makes it fail."""
    named = blocking(report.settings)
    stopping = tuple(each for each in report.findings if blocks(each.rule, each.severity, named))
    others = (each for each in report.findings if not blocks(each.rule, each.severity, named))
    grave = tuple(each for each in others if _is_grave(each, fail_on))
    return Verdict(stopping, grave, tuple(_missed(report)))


def _is_grave(finding: Finding, fail_on: FailOn) -> bool:
    order: Sequence[Severity] = get_args(Severity)
    return fail_on != "never" and order.index(finding.severity) <= order.index(fail_on)


def _missed(report: Report) -> Iterable[str]:
    asked = required(report.settings)
    for name, reached in report.below.items():
        if name in report.scores.dimensions or (name == OVERALL and report.scores.overall is not None):
            yield f"{name} is {reached:g}: the book requires more, {asked[name]:g}."
        else:
            yield f"{name} is not judged, and the book requires {asked[name]:g} of it."
