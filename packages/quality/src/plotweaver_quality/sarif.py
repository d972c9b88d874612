"""Findings as SARIF 2.1.0 (OASIS), which editors and forges show beside the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from plotweaver_quality.findings import Evidence, Finding


def to_sarif(findings: Sequence[Finding], texts: Mapping[str, str]) -> dict[str, object]:
    """Return a SARIF log. `texts`: each file's text, from which lines and columns are counted (from 1)."""
    rules = sorted({finding.rule for finding in findings})
    results = [
        {
            "ruleId": finding.rule,
            "level": finding.severity,
            "message": {"text": f"“{finding.at.quote}” {finding.message} {finding.suggestion}"},
            "locations": [_location(finding.at, texts)],
            "relatedLocations": [_location(place, texts) for place in finding.related],
            "partialFingerprints": {"plotweaver/v1": finding.id},
        }
        for finding in findings
    ]
    driver = {"name": "PlotWeaver", "rules": [{"id": rule} for rule in rules]}
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }


def _location(place: Evidence, texts: Mapping[str, str]) -> dict[str, object]:
    text = texts.get(place.path, "")
    start, end = (_line_and_column(text, offset) for offset in (place.start, place.end))
    region = {"startLine": start[0], "startColumn": start[1], "endLine": end[0], "endColumn": end[1]}
    return {"physicalLocation": {"artifactLocation": {"uri": place.path}, "region": region}}


def _line_and_column(text: str, offset: int) -> tuple[int, int]:
    before = text[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1
