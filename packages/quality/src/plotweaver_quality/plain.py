"""Findings as plain data: what JSON holds, and what is kept between two runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from plotweaver_quality.findings import Evidence, Finding


def to_plain(finding: Finding) -> dict[str, Any]:
    """Return a finding as plain data, with its id."""
    return {"id": finding.id, **asdict(finding), "related": [asdict(place) for place in finding.related]}


def from_plain(data: Mapping[str, Any]) -> Finding:
    """Return the finding that `to_plain` told of."""
    told = {name: value for name, value in data.items() if name != "id"}
    at, related = Evidence(**told.pop("at")), tuple(Evidence(**place) for place in told.pop("related"))
    return Finding(**told, at=at, related=related)
