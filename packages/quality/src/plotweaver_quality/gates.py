"""Gates: a policy over findings. Only checks that decide may block, and only where the book says so.

```yaml
gates:
  block: [style, repetition.echo]        # dimensions or rules whose new findings stop a change
  require: {overall: 85, style: 80}      # scores that the book must reach
```
A dimension stands for its errors and warnings; a note blocks only where its rule is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plotweaver_manuscript.yamlspan import string_list

from plotweaver_quality import registry
from plotweaver_quality.findings import Severity
from plotweaver_quality.rules import DIMENSIONS
from plotweaver_quality.scores import OVERALL

#: Dimensions of which rules decide by themselves; all others (voice, critic) only ever advise.
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


def blocking(settings: Mapping[str, object]) -> frozenset[str]:
    """Return what the book lets block: names of dimensions and ids of rules, those that may not block left out."""
    gates = settings.get("gates")
    named = string_list(gates.get("block")) if isinstance(gates, Mapping) else []
    rules = {rule.id for rule in registry.rules().values() if rule.may_block and rule.dimension in DECIDING}
    return frozenset(name for name in named if name in DECIDING or name in rules)


def required(settings: Mapping[str, object]) -> dict[str, float]:
    """Return the scores that the book must reach, by dimension or `overall`; what is no score is left out."""
    gates = settings.get("gates")
    asked = gates.get("require") if isinstance(gates, Mapping) else None
    if not isinstance(asked, Mapping):
        return {}
    known = {str(name): value for name, value in asked.items() if name in (*DIMENSIONS, OVERALL)}
    return {
        name: float(value)
        for name, value in known.items()
        if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 100
    }


def troubles(settings: Mapping[str, object]) -> list[str]:
    """Return what cannot be understood of `gates:`; whatever it is, it stops nothing."""
    gates = settings.get("gates", {})
    if gates is None or not isinstance(gates, Mapping):
        return [] if gates is None else ["gates: has `block`, a list, and `require`, scores by their names."]
    found = [f"gates: has `block` and `require`, no `{name}`." for name in gates if name not in ("block", "require")]
    return [*found, *_block_troubles(settings, gates.get("block")), *_require_troubles(settings, gates.get("require"))]


def _block_troubles(settings: Mapping[str, object], listed: object) -> list[str]:
    if listed is None or not isinstance(listed, list):
        return [] if listed is None else ["gates: `block` is a list of dimensions and rules."]
    may = blocking(settings)
    return [f"gates: {name} is no dimension or rule that may block." for name in listed if str(name) not in may]


def _require_troubles(settings: Mapping[str, object], asked: object) -> list[str]:
    if asked is None or not isinstance(asked, Mapping):
        return [] if asked is None else ["gates: `require` names scores, as in `{overall: 85}`."]
    known, scores = required(settings), ", ".join((OVERALL, *DIMENSIONS))
    wrong = (f"{name}: {value}" for name, value in asked.items() if str(name) not in known)
    return [f"gates: `{each}` is not understood: scores are {scores}, from 0 to 100." for each in wrong]


def blocks(rule: str, severity: Severity, named: frozenset[str]) -> bool:
    """Say whether a finding of this rule and severity stops a change, where `named` may block."""
    known = registry.rules().get(rule)
    if known is None or not known.may_block or known.dimension not in DECIDING:
        return False
    return rule in named or (known.dimension in named and severity != "note")


def evaluate(
    found: Iterable[tuple[str, Severity]], families: Iterable[str], named: frozenset[str] = frozenset()
) -> list[GateResult]:
    """Return each family's result.

    Args:
        found: rule and severity of each finding.
        families: the families that were checked, in order; findings of others are left out.
        named: what may stop a change.
    """
    listed = list(found)
    results = []
    for family in families:
        mine = [(rule, severity) for rule, severity in listed if rule.partition(".")[0] == family]
        results.append(GateResult(family, len(mine), any(blocks(*each, named) for each in mine)))
    return results


def summary(results: Iterable[GateResult]) -> str:
    """Return results in one line, as a version's history keeps them: `repetition=pass style=2`."""
    return " ".join(f"{each.family}={'pass' if each.passed else each.findings}" for each in results)
