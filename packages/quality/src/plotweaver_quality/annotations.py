"""Findings as workflow commands of GitHub Actions, which show them beside the changed lines of a pull request."""

from __future__ import annotations

from collections.abc import Sequence

from plotweaver_quality.findings import Finding
from plotweaver_quality.places import Places

_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}


def to_annotations(findings: Sequence[Finding], places: Places) -> list[str]:
    """Return one command for each finding. `places`: where files lie in the repository, and lines in files."""
    return [_command(finding, places) for finding in findings]


def _command(finding: Finding, places: Places) -> str:
    at = finding.at
    (line, column), (end_line, end_column) = (places.line_and_column(at.path, each) for each in (at.start, at.end))
    told = {"file": places.file(at.path), "line": line, "endLine": end_line, "title": finding.rule}
    if line == end_line:  # a column means nothing to GitHub where the lines differ
        told |= {"col": column, "endColumn": end_column}
    where = ",".join(f"{name}={_escaped(str(value), ':,')}" for name, value in told.items())
    quote = f"“{' '.join(at.quote.split())}” " if at.quote else ""
    return f"::{_LEVELS[finding.severity]} {where}::{_escaped(f'{quote}{finding.message} {finding.suggestion}')}"


def _escaped(text: str, further: str = "") -> str:
    """Return text with what ends a command written as GitHub's runner reads it back."""
    for letter in f"%\r\n{further}":
        text = text.replace(letter, f"%{ord(letter):02X}")
    return text
