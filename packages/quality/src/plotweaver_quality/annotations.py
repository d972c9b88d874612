"""Findings as workflow commands of GitHub Actions, which show them beside the changed lines of a pull request."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from plotweaver_quality.findings import Finding
from plotweaver_quality.places import Places
from plotweaver_quality.worded import others, worded

_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}


def to_annotations(findings: Sequence[Finding], places: Places, failing: Collection[str] = frozenset()) -> list[str]:
    """Return one command for each finding.

    Args:
        findings: in the order in which they are shown.
        places: where files lie in the repository, and lines in files.
        failing: the ids of those that make the check fail, which their titles say.
    """
    return [_command(finding, places, finding.id in failing) for finding in findings]


def _command(finding: Finding, places: Places, fails: bool) -> str:
    at = finding.at
    (line, column), (end_line, end_column) = (places.line_and_column(at.path, each) for each in (at.start, at.end))
    title = f"{finding.rule} · fails the check" if fails else finding.rule
    named = {"file": places.file(at.path), "line": line, "endLine": end_line, "title": title}
    if line == end_line:  # a column means nothing to GitHub where the lines differ
        named |= {"col": column, "endColumn": end_column}
    where = ",".join(f"{name}={_escaped(str(value), ':,')}" for name, value in named.items())
    told = "\n".join([worded(finding), *others(finding, places)])
    return f"::{_LEVELS[finding.severity]} {where}::{_escaped(told)}"


def _escaped(text: str, further: str = "") -> str:
    """Return text with what ends a command written as GitHub's runner reads it back."""
    for letter in f"%\r\n{further}":
        text = text.replace(letter, f"%{ord(letter):02X}")
    return text
