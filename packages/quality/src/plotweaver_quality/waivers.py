"""“This is intended”: a finding that its author accepted, with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from plotweaver_quality.findings import Finding


@dataclass(frozen=True)
class Waiver:
    """A finding's fingerprint and why it stays."""

    fingerprint: str
    reason: str


def read_waivers(data: Mapping[str, object]) -> tuple[Waiver, ...]:
    """Return the waivers of a parsed `quality/waivers.yaml`; one without a reason does not count."""
    entries = data.get("waivers")
    if not isinstance(entries, list):
        return ()
    found = (entry for entry in entries if isinstance(entry, Mapping))
    return tuple(
        Waiver(str(entry.get("finding", "")), str(entry["reason"]))
        for entry in found
        if str(entry.get("reason") or "").strip()
    )


def unwaived(findings: Sequence[Finding], waivers: Iterable[Waiver]) -> list[Finding]:
    """Return the findings that nobody accepted."""
    accepted = {waiver.fingerprint for waiver in waivers}
    return [finding for finding in findings if finding.fingerprint not in accepted]
