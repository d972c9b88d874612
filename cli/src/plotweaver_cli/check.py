"""`plotweaver check`: a book's findings, without a server."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from plotweaver_manuscript.book import read_book
from plotweaver_manuscript.book_format import FORMAT
from plotweaver_manuscript.house_style import GUIDE
from plotweaver_manuscript.tree import Tree, text_of
from plotweaver_manuscript.yamlspan import load_mapping
from plotweaver_quality.changed import in_changed_sentences
from plotweaver_quality.checks import Report, in_order, report_book, settings_of
from plotweaver_quality.files import SETTINGS, WAIVERS
from plotweaver_quality.findings import Finding
from plotweaver_quality.memory import Memory
from plotweaver_quality.novel import novel_of
from plotweaver_quality.scores import Scores
from plotweaver_quality.waivers import apply, read_waivers

from plotweaver_cli.console import errors
from plotweaver_cli.errors import FileProblem
from plotweaver_cli.folders import read_folder
from plotweaver_cli.memory import remembering
from plotweaver_cli.showing import Format, show
from plotweaver_cli.verdict import FailOn, verdict_of

#: Who reads these knows files by their place in the repository.
_FOR_FORGES = ("github", "sarif")


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
        FileProblem: the folder is no book, its settings cannot be read, or it has no such version.
    """
    with _no_collector():
        tree = read_folder(folder)
        _require_settings(folder, tree)
        report = _report(folder, tree, asked)
        if not asked.baseline and not report.novel.scenes:
            # a new book is none the worse for it, but whoever named another folder by mistake should know
            errors.print(
                f"{folder} has no chapter with a scene: there was nothing to check.", markup=False, soft_wrap=True
            )
        verdict = verdict_of(report, asked.fail_on)
        within = _within(folder) if asked.output in _FOR_FORGES else ""
        show(report, verdict, tree, asked.output, asked.waived, within)
    return int(verdict.fails)


@contextmanager
def _no_collector() -> Iterator[None]:
    """Do without the collector of circles: a check makes many small things and no circles, and ends soon."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        # what is there lives until the command ends: neither now nor then need it be looked through
        gc.freeze()
        if was:
            gc.enable()


def _require_settings(folder: Path, tree: Tree) -> None:
    """Without its settings a book would pass what it asks of itself."""
    for path in (SETTINGS, GUIDE):
        _, problem = load_mapping(text_of(tree, path) or "")
        if problem is not None:
            told = f"{folder / path} cannot be read, line {problem.line}: {problem.message.rstrip('.')}."
            raise FileProblem("cli.settings", f"{told} Mend it there: it says how the book is checked.")


def _report(folder: Path, tree: Tree, asked: Asked) -> Report:
    if asked.baseline:
        return _changed_sentences(folder, tree, asked.since)
    with remembering() as memory:
        report = report_book(tree, memory)
        return report if asked.since is None else _only_new(report, folder, asked.since, memory)


def _only_new(report: Report, folder: Path, since: str, memory: Memory) -> Report:
    """Return the report without what was there in a version already.

    Raises:
        FileProblem: there is no such version, or it cannot be read: then nobody knows what is new since.
    """
    from plotweaver_cli.books import BookHistory  # git is not loaded for who checks what stands in the folder

    history = BookHistory(folder)
    commit = history.commit(since)
    if reason := history.unreadable(commit):
        told = f"The version {since} ({commit[:8]}) cannot be compared with: {reason}"
        raise FileProblem("cli.format", f"{told} Name a version of format {FORMAT}; --trend shows which are.")
    name = f"report/{history.tree_id(commit)}"
    known = memory.get(name)
    if known is None:
        old = report_book(history.tree(commit), memory)
        known = [finding.id for finding in (*old.findings, *(each.finding for each in old.waived))]
        memory.keep(name, known)
    there = set(known)
    return replace(report, findings=tuple(each for each in report.findings if each.id not in there))


def _within(folder: Path) -> str:
    from plotweaver_cli.books import BookHistory

    try:
        return BookHistory(folder).prefix
    except FileProblem:  # a folder without versions is all that there is
        return ""


def _changed_sentences(folder: Path, tree: Tree, since: str | None) -> Report:
    """Return what the checks of single scenes find in sentences that a version did not have: no other scene is read.

    Without a version it is the newest; where there is none yet, every sentence is new.
    """
    from plotweaver_cli.books import BookHistory

    history = BookHistory(folder)
    commit = history.newest() if since is None else history.commit(since)
    paths = set(tree if commit is None else history.changed(commit))
    book = read_book({path: data for path, data in tree.items() if path in paths or not path.endswith(".md")})
    novel = novel_of(book, tree)
    settings = settings_of(tree, book.settings, book.language)
    found: list[Finding] = []
    for scene in novel.scenes:
        before = None if commit is None else history.file(commit, scene.path)
        found += in_changed_sentences(scene, (before or b"").decode(errors="replace"), settings)
    waivers, _ = read_waivers(load_mapping(text_of(tree, WAIVERS) or "")[0])
    left, waived, _ = apply(in_order(found, novel), waivers)
    return Report(novel, book.settings, tuple(left), tuple(waived), (), Scores(None, {}, book.words), {})
