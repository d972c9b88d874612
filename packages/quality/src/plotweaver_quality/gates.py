"""Gates: a policy over findings. Only checks that decide may block, and only where the book says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plotweaver_manuscript.yamlspan import string_list

#: Families of rules that decide by themselves; all others (voice, critic) only ever advise.
DECIDING = frozenset({"repetition", "style", "continuity"})


@dataclass(frozen=True)
class GateResult:
    """What a gate says: findings of one family of rules, and whether they stop a change."""

    family: str
    findings: int
    blocks: bool

    @property
    def passed(self) -> bool:
        """Whether there was nothing to find."""
        return self.findings == 0


def blocking_families(settings: Mapping[str, object]) -> frozenset[str]:
    """Return the families that the book lets block: `gates: {block: [repetition, style]}` in plotweaver.yaml."""
    gates = settings.get("gates")
    named = string_list(gates.get("block")) if isinstance(gates, dict) else []
    return DECIDING & frozenset(named)


def evaluate(rules: Iterable[str], families: Iterable[str], blocking: frozenset[str] = frozenset()) -> list[GateResult]:
    """Return each family's result.

    Args:
        rules: the rule of each finding, such as `style.banned`.
        families: the families that were checked, in order; findings of others are left out.
        blocking: families that may stop a change.
    """
    found = [rule.partition(".")[0] for rule in rules]
    results = []
    for family in families:
        count = found.count(family)
        results.append(GateResult(family, count, count > 0 and family in blocking & DECIDING))
    return results


def summary(results: Iterable[GateResult]) -> str:
    """Return results in one line, as a version's history keeps them: `repetition=pass style=2`."""
    return " ".join(f"{each.family}={'pass' if each.passed else each.findings}" for each in results)
