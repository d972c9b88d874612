"""Writing waivers: `quality/waivers.yaml` with one more or one less, its author's own lines untouched."""

from __future__ import annotations

from plotweaver_manuscript.listing import add_entry, drop_entry
from plotweaver_manuscript.yamlspan import load_mapping

from plotweaver_quality.findings import Finding
from plotweaver_quality.waivers import read_waivers

KEY = "waivers"


def accept(text: str, finding: str, reason: str) -> str:
    """Return the waivers with one more.

    Args:
        text: of `quality/waivers.yaml`; empty if there is none.
        finding: its name.
        reason: why it is intended; line ends become spaces.

    Raises:
        EditRefused: the file cannot be read, or its list cannot be changed by its lines.
    """
    return add_entry(text, KEY, {"finding": finding, "reason": " ".join(reason.split())})


def object_again(text: str, finding: Finding) -> str:
    """Return the waivers without those that accept a finding.

    One of a rule and a text goes whole: whatever else it accepted is found again, too.

    Raises:
        EditRefused: as `accept`.
    """
    while (place := _place(text, finding)) is not None:
        text = drop_entry(text, KEY, place)
    return text


def _place(text: str, finding: Finding) -> int | None:
    listed = load_mapping(text)[0].get(KEY)
    for place, entry in enumerate(listed if isinstance(listed, list) else []):
        waivers, _ = read_waivers({KEY: [entry]})
        if any(waiver.accepts(finding) for waiver in waivers):
            return place
    return None
