"""How a report is printed: for people, as JSON, as SARIF, and for GitHub Actions."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Mapping
from typing import Any, Literal

from plotweaver_manuscript.rules import printable
from plotweaver_manuscript.tree import Tree
from plotweaver_quality import registry
from plotweaver_quality.checks import Report
from plotweaver_quality.findings import Finding
from plotweaver_quality.gates import required
from plotweaver_quality.places import Places
from plotweaver_quality.plain import to_plain
from plotweaver_quality.scores import OVERALL
from plotweaver_quality.worded import others, worded

from plotweaver_cli.console import console, escape
from plotweaver_cli.verdict import Verdict

Format = Literal["human", "json", "sarif", "github"]
_COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}


def show(report: Report, verdict: Verdict, tree: Tree, output: Format, waived: bool = False, within: str = "") -> None:
    """Print a report.

    Args:
        report: what the checks say.
        verdict: what that comes to.
        tree: the book's files.
        output: for whom.
        waived: people see what was accepted, too; programs always do.
        within: the book's folder in its repository: forges call files by their place in it.
    """
    texts = {path: data.decode(errors="replace") for path, data in tree.items()}
    if output == "json":
        _write(json.dumps(_as_json(report, verdict, Places(texts)), ensure_ascii=False, indent=2))
    elif output == "sarif":
        from plotweaver_quality.sarif import to_sarif

        log = to_sarif(report.findings, Places(texts, within), registry.rules(), report.waived)
        _write(json.dumps(log, ensure_ascii=False, indent=2))
    elif output == "github":
        from plotweaver_quality.annotations import to_annotations

        told = to_annotations(report.findings, Places(texts, within), verdict.failing)
        _write("\n".join([*told, _summary(report, verdict)]))
    else:
        _print(report, verdict, Places(texts), waived)


def _write(text: str) -> None:
    # not by the console: it would wrap lines that programs read
    sys.stdout.write(text + "\n")


def _as_json(report: Report, verdict: Verdict, places: Places) -> dict[str, Any]:
    failing = verdict.failing
    return {
        "version": 1,
        "fails": verdict.fails,
        "findings": [placed(each, places) | {"fails": each.id in failing} for each in report.findings],
        "waived": [placed(each.finding, places) | {"reason": each.waiver.reason} for each in report.waived],
        "stale_waivers": [{name: told for name, told in vars(waiver).items() if told} for waiver in report.stale],
        "scores": {"overall": report.scores.overall, **report.scores.dimensions},
        "words": report.scores.words,
        "below": dict(report.below),
        "required": required(report.settings),
    }


def placed(finding: Finding, places: Places) -> dict[str, Any]:
    """Return a finding as programs read it, with the line and column where editors show it."""
    line, column = places.line_and_column(finding.at.path, finding.at.start)
    return to_plain(finding) | {"line": line, "column": column}


def _print(report: Report, verdict: Verdict, places: Places, waived: bool) -> None:
    failing = verdict.failing
    told = [_told(each, places, _COLOURS[each.severity], fails=each.id in failing) for each in report.findings]
    if waived:
        told += [_told(each.finding, places, "dim", f" Intended: {each.waiver.reason}") for each in report.waived]
    if told:
        # at once: the console takes its time to begin
        console.print("\n".join(told), soft_wrap=True)
    for waiver in report.stale:
        about = waiver.finding or f"{waiver.rule} “{waiver.text}”"
        console.print(f"The waiver of {about} meets nothing any more.", style="dim", markup=False)
    console.print(_summary(report, verdict), markup=False, soft_wrap=True)


def _told(finding: Finding, places: Places, colour: str, further: str = "", *, fails: bool = False) -> str:
    line, column = places.line_and_column(finding.at.path, finding.at.start)
    where = f"{escape(printable(finding.at.path))}:{line}:{column}"
    lines = [worded(finding, further), *others(finding, places)]
    return (
        f"[{colour}]{finding.severity}[/] {where} [dim]{finding.rule} {finding.id}[/]"
        f"{' [bold]fails the check[/]' if fails else ''}\n" + "\n".join(f"  {escape(each)}" for each in lines)
    )


def _summary(report: Report, verdict: Verdict) -> str:
    counts = Counter(finding.severity for finding in report.findings)
    told = [_number(len(report.findings), "finding")]
    several = [_number(counts[each], each) for each in ("error", "warning", "note") if counts[each]]
    told[0] += f" ({', '.join(several)})" if several else ""
    if report.waived:
        told.append(f"{len(report.waived)} waived")
    lines = [" · ".join(told) + "."]
    if report.scores.overall is not None:
        lines.append(f"Scores: {_scores({OVERALL: report.scores.overall, **report.scores.dimensions})}.")
    return "\n".join([*lines, *verdict.reasons])


def _scores(scores: Mapping[str, float]) -> str:
    return " · ".join(f"{name} {reached:g}" for name, reached in scores.items())


def _number(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
