"""`plotweaver check`: a book's findings, without a server."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, get_args

from plotweaver_manuscript.book import read_book
from plotweaver_manuscript.tree import Tree, text_of
from plotweaver_manuscript.yamlspan import load_mapping
from plotweaver_quality.changed import in_changed_sentences
from plotweaver_quality.checks import Report, in_order, report_book, settings_of
from plotweaver_quality.files import WAIVERS
from plotweaver_quality.findings import Finding, Severity, numbered
from plotweaver_quality.gates import blocking, blocks
from plotweaver_quality.novel import novel_of
from plotweaver_quality.running import Memory
from plotweaver_quality.scores import Scores
from plotweaver_quality.waivers import apply, read_waivers

from plotweaver_cli.books import BookHistory, read_folder
from plotweaver_cli.memory import remembering
from plotweaver_cli.showing import Format, show

#: From which severity on a finding makes the command fail.
FailOn = Literal["error", "warning", "note", "never"]


@dataclass(frozen=True)
class Asked:
    """How to check: `since` a version only what is new, by `baseline` only sentences that changed."""

    since: str | None = None
    baseline: bool = False
    fail_on: FailOn = "error"
    output: Format = "human"
    waived: bool = False


def run(folder: Path, asked: Asked) -> int:
    """Print the findings; return 1 if one of them fails the check or a required score is not reached, else 0.

    Raises:
        FileProblem: the folder is no book, or has no such version.
    """
    tree = read_folder(folder)
    if asked.baseline:
        report = _changed_sentences(folder, tree, asked.since or "HEAD")
    else:
        with remembering() as memory:
            report = report_book(tree, memory)
            if asked.since is not None:
                report = _only_new(report, folder, asked.since, memory)
    show(report, tree, asked.output, asked.waived)
    named = blocking(report.settings)
    return int(bool(report.below) or any(_fails(finding, asked.fail_on, named) for finding in report.findings))


def _fails(finding: Finding, fail_on: FailOn, named: frozenset[str]) -> bool:
    if blocks(finding.rule, finding.severity, named):
        return True
    order: Sequence[Severity] = get_args(Severity)
    return fail_on != "never" and order.index(finding.severity) <= order.index(fail_on)


def _only_new(report: Report, folder: Path, since: str, memory: Memory) -> Report:
    """Return the report without what was there in a version already."""
    history = BookHistory(folder)
    commit = history.commit(since)
    name = f"report/{history.tree_id(commit)}"
    known = memory.get(name)
    if known is None:
        old = report_book(history.tree(commit), memory)
        known = [finding.id for finding in (*old.findings, *(each.finding for each in old.waived))]
        memory.keep(name, known)
    there = set(known)
    return replace(report, findings=tuple(each for each in report.findings if each.id not in there))


def _changed_sentences(folder: Path, tree: Tree, since: str) -> Report:
    """Return what the checks of single scenes find in sentences that a version did not have: no other scene is read."""
    history = BookHistory(folder)
    commit = history.commit(since)
    paths = set(history.changed(commit))
    book = read_book({path: data for path, data in tree.items() if path in paths or not path.endswith(".md")})
    novel = novel_of(book, tree)
    settings = settings_of(tree, book.settings, book.language)
    found: list[Finding] = []
    for scene in novel.scenes:
        before = (history.file(commit, scene.path) or b"").decode(errors="replace")
        found += in_changed_sentences(scene, before, settings)
    waivers, _ = read_waivers(load_mapping(text_of(tree, WAIVERS) or "")[0])
    left, waived, _ = apply(numbered(in_order(found, novel)), waivers)
    return Report(novel, book.settings, tuple(left), tuple(waived), (), Scores(None, {}, book.words), {})
