"""Findings as SARIF 2.1.0 (OASIS), which editors and forges show beside the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from plotweaver_quality.findings import Evidence, Finding
from plotweaver_quality.places import Places
from plotweaver_quality.rules import Rule
from plotweaver_quality.waivers import Waived
from plotweaver_quality.worded import passage


def to_sarif(
    findings: Sequence[Finding],
    places: Places,
    rules: Mapping[str, Rule] | None = None,
    waived: Sequence[Waived] = (),
) -> dict[str, object]:
    """Return a SARIF log.

    Args:
        findings: what nobody accepted.
        places: where their files lie in the repository, and their lines and columns (from 1) in the files.
        rules: what is known of rules, by id.
        waived: what was accepted; it is told as suppressed, with the reason.
    """
    told = sorted({finding.rule for finding in [*findings, *(each.finding for each in waived)]})
    results = [_result(finding, places) for finding in findings]
    results += [
        _result(each.finding, places)
        | {"suppressions": [{"kind": "external", "status": "accepted", "justification": each.waiver.reason}]}
        for each in waived
    ]
    driver = {"name": "PlotWeaver", "rules": [_rule(rule, rules or {}) for rule in told]}
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }


def _rule(name: str, rules: Mapping[str, Rule]) -> dict[str, Any]:
    rule = rules.get(name)
    if rule is None:
        return {"id": name}
    return {
        "id": name,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.explanation},
        "defaultConfiguration": {"level": rule.severity},
    }


def _result(finding: Finding, places: Places) -> dict[str, Any]:
    told = {
        "ruleId": finding.rule,
        "level": finding.severity,
        "message": {"text": f"“{finding.at.quote}” {finding.message} {finding.suggestion}"},
        "locations": [_location(finding.at, places)],
        "relatedLocations": [_related(place, places) for place in finding.related],
        "partialFingerprints": {"plotweaver/v1": finding.id},
    }
    if finding.fix is not None:
        told["fixes"] = [_fix(finding.at, finding.fix, finding.suggestion, places)]
    return told


def _fix(at: Evidence, text: str, suggestion: str, places: Places) -> dict[str, Any]:
    change = {
        "artifactLocation": {"uri": quote(places.file(at.path))},
        "replacements": [{"deletedRegion": _region(at, places), "insertedContent": {"text": text}}],
    }
    return {"description": {"text": suggestion}, "artifactChanges": [change]}


def _location(place: Evidence, places: Places) -> dict[str, object]:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(places.file(place.path))},
            "region": _region(place, places),
        }
    }


def _related(place: Evidence, places: Places) -> dict[str, object]:
    # a forge lists these by their text alone: without one they are blank lines
    return _location(place, places) | {"message": {"text": passage(place, places)}}


def _region(place: Evidence, places: Places) -> dict[str, int]:
    start, end = (places.line_and_column(place.path, offset) for offset in (place.start, place.end))
    return {"startLine": start[0], "startColumn": start[1], "endLine": end[0], "endColumn": end[1]}
