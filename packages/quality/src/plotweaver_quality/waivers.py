"""“This is intended”: a finding that its author accepted, with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from plotweaver_quality.findings import Finding


@dataclass(frozen=True)
class Waiver:
    """What is accepted, and why.

    Attributes:
        reason: why it is intended.
        finding: the name of one finding; with its twins if it is the name that they share.
        rule: with `text`: every finding of this rule that quotes it, wherever it stands, such as a refrain.
        text: without regard to case and wrapping.
    """

    reason: str
    finding: str = ""
    rule: str = ""
    text: str = ""

    def accepts(self, finding: Finding) -> bool:
        """Say whether this finding is meant."""
        if self.finding:
            return self.finding in (finding.id, finding.fingerprint)
        return self.rule == finding.rule and _plain(self.text) in _plain(finding.at.quote)


@dataclass(frozen=True)
class Waived:
    """A finding that was accepted, and the waiver that did it."""

    finding: Finding
    waiver: Waiver


def read_waivers(data: Mapping[str, object]) -> tuple[tuple[Waiver, ...], list[str]]:
    """Return the waivers of a parsed `quality/waivers.yaml`, and what cannot be understood of it.

    One without a reason does not count.
    """
    listed = data.get("waivers")
    if listed is None:
        return (), []
    if not isinstance(listed, list):
        return (), ["`waivers` is a list."]
    waivers, troubles = [], []
    for number, entry in enumerate(listed, 1):
        waiver = _waiver(entry) if isinstance(entry, Mapping) else None
        if waiver is None:
            troubles.append(f"Waiver {number} needs a `reason`, and a `finding` or a `rule` with its `text`.")
        else:
            waivers.append(waiver)
    return tuple(waivers), troubles


def apply(findings: Sequence[Finding], waivers: Iterable[Waiver]) -> tuple[list[Finding], list[Waived], list[Waiver]]:
    """Return the findings that nobody accepted, those that somebody did, and the waivers that met no finding."""
    waivers = list(waivers)
    left, waived, used = [], [], set()
    for finding in findings:
        waiver = next((each for each in waivers if each.accepts(finding)), None)
        if waiver is None:
            left.append(finding)
        else:
            waived.append(Waived(finding, waiver))
            used.add(waiver)
    return left, waived, [waiver for waiver in waivers if waiver not in used]


def _waiver(entry: Mapping[str, object]) -> Waiver | None:
    reason, finding, rule, text = (str(entry.get(key) or "").strip() for key in ("reason", "finding", "rule", "text"))
    if not reason or not (finding or (rule and text)):
        return None
    return Waiver(reason, finding, rule, text)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
