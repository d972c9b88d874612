"""A report between the checks, its row and the wire."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime

from plotweaver_contracts import quality as wire
from plotweaver_quality import registry
from plotweaver_quality.checks import Report
from plotweaver_quality.gates import required

from plotweaver_backend.findings.domain import shown
from plotweaver_backend.findings.whole import kept, of_report
from plotweaver_backend.reports.tables import ReportRow

_FIRST = {"error": 0, "warning": 1, "note": 2}


def row_of(project: str, tree: str, report: Report, scenes: Mapping[str, str]) -> ReportRow:
    """Return the row of what the checks say.

    Args:
        project: the book.
        tree: id of the tree that was looked at.
        report: what the checks say of it.
        scenes: ids of its scenes by path.
    """
    counts = Counter((each.rule, each.severity) for each in report.findings)
    shared = Counter(each.waiver for each in report.waived)
    waived = [
        wire.WaivedFinding(finding=finding, reason=each.waiver.reason, shared=shared[each.waiver])
        for each, finding in zip(report.waived, shown([w.finding for w in report.waived], scenes), strict=True)
    ]
    stale = [wire.StaleWaiver(reason=w.reason, finding=w.finding, rule=w.rule, text=w.text) for w in report.stale]
    return ReportRow(
        project=project,
        tree=tree,
        words=report.scores.words,
        overall=report.scores.overall,
        dimensions=dict(report.scores.dimensions),
        rules=[[rule, severity, count] for (rule, severity), count in sorted(counts.items())],
        waived=[each.model_dump(mode="json") for each in waived],
        stale=[each.model_dump(mode="json") for each in stale],
        required=required(report.settings),
        below=dict(report.below),
        found=kept(of_report(report)),
        at=datetime.now(UTC).isoformat(),
    )


def report_of(row: ReportRow) -> wire.Report:
    """Return a row as it goes over the wire: rules by severity, then by how often they are broken."""
    rules = [_count(*each) for each in row.rules]
    return wire.Report(
        figures=figures_of(row),
        rules=sorted(rules, key=lambda each: (_FIRST[each.severity], -each.count, each.rule)),
        waived=[wire.WaivedFinding.model_validate(each) for each in row.waived],
        stale=[wire.StaleWaiver.model_validate(each) for each in row.stale],
        required=row.required,
        below=row.below,
        at=row.at,
    )


def figures_of(row: ReportRow) -> wire.Figures:
    """Return a row's figures alone."""
    counts: Counter[str] = Counter()
    for _, severity, count in row.rules:
        counts[severity] += count
    return wire.Figures(
        words=row.words,
        overall=row.overall,
        dimensions=row.dimensions,
        errors=counts["error"],
        warnings=counts["warning"],
        notes=counts["note"],
        waived=len(row.waived),
    )


def _count(rule: str, severity: wire.Severity, count: int) -> wire.RuleCount:
    known = registry.rules().get(rule)
    return wire.RuleCount(
        rule=rule,
        dimension=rule.partition(".")[0],
        title=rule if known is None else known.title,
        why="" if known is None else known.explanation,
        severity=severity,
        count=count,
    )
