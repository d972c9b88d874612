"""All checks of a book, as one pure function of its files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, MutableMapping
from dataclasses import dataclass, replace
from typing import Any

from plotweaver_manuscript.book import Book, read_book
from plotweaver_manuscript.project_rules import read_rules
from plotweaver_manuscript.tree import Tree, text_of
from plotweaver_manuscript.yamlspan import load_mapping

from plotweaver_quality import registry
from plotweaver_quality.findings import Evidence, Finding, numbered
from plotweaver_quality.novel import Novel, SceneText, novel_of
from plotweaver_quality.rules import BookCheck, Check, SceneCheck
from plotweaver_quality.settings import Settings, read_settings
from plotweaver_quality.waivers import Waived, Waiver, apply, read_waivers

SETTINGS = "plotweaver.yaml"
GUIDE = "style/guide.yaml"
WAIVERS = "quality/waivers.yaml"

#: What was found or gathered of a scene, by a name made of its text, the settings and the check.
Memory = MutableMapping[str, Any]


@dataclass(frozen=True)
class Report:
    """What the checks say of a book.

    Attributes:
        novel: what was checked.
        findings: what nobody accepted: about the files first, then by scene in reading order.
        waived: what its author accepted, with the reason.
        stale: waivers that meet no finding any more.
    """

    novel: Novel
    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...]
    stale: tuple[Waiver, ...]


def check_book(tree: Tree, memory: Memory | None = None) -> list[Finding]:
    """Return every finding that was not waived: about the files first, then by scene in reading order."""
    return list(report_book(tree, memory).findings)


def report_book(tree: Tree, memory: Memory | None = None) -> Report:
    """Check a book.

    Args:
        tree: its files.
        memory: what is known of its scenes from an earlier run, and will be: only scenes that changed are read again.
    """
    book = read_book(tree)
    settings = read_settings(book.settings, load_mapping(text_of(tree, GUIDE) or "")[0], book.language)
    waivers, troubles = read_waivers(load_mapping(text_of(tree, WAIVERS) or "")[0])
    novel = novel_of(book, tree)
    files = [*_about_files(book, tree, settings), *(_about(WAIVERS, "book.waivers", each) for each in troubles)]
    prose = _in_order(check_novel(novel, settings, {} if memory is None else memory), novel)
    left, waived, stale = apply(numbered([*files, *prose]), waivers)
    return Report(novel, tuple(left), tuple(waived), tuple(stale))


def check_novel(novel: Novel, settings: Settings, memory: Memory) -> Iterator[Finding]:
    """Yield the findings of all checks that the settings use, in no order; waivers are not looked at."""
    known = registry.rules()
    for check in registry.CHECKS:
        if any(settings.uses(rule) for rule in check.rules):
            for finding in _run(check, novel, settings, memory):
                rule = known[finding.rule]
                if settings.uses(rule):
                    severity = settings.severity(rule)
                    yield finding if severity == finding.severity else replace(finding, severity=severity)


def _run(check: Check, novel: Novel, settings: Settings, memory: Memory) -> Iterable[Finding]:
    if isinstance(check, SceneCheck):
        return [each for scene in novel.scenes for each in _of_scene(check, scene, settings, memory)]
    return check.judge(novel, [_of_scene(check, scene, settings, memory) for scene in novel.scenes], settings)


def _of_scene(check: Check, scene: SceneText, settings: Settings, memory: Memory) -> Any:
    name = _name(check, scene, settings)
    if name not in memory:
        found = check.gather(scene, settings) if isinstance(check, BookCheck) else tuple(check.find(scene, settings))
        memory[name] = found
    return memory[name]


def _name(check: Check, scene: SceneText, settings: Settings) -> str:
    version = check.version if isinstance(check, BookCheck) else 1
    told = (check.rules[0].id, version, settings.digest, scene.id, scene.path, scene.chapter, scene.title, scene.offset)
    text = f"{told}\0{dict(scene.details)}\0{scene.prose}"
    return hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()


def _in_order(findings: Iterable[Finding], novel: Novel) -> list[Finding]:
    place = {scene.id: number for number, scene in enumerate(novel.scenes, 1)}
    return sorted(findings, key=lambda finding: (place.get(finding.scene, 0), finding.at.start, finding.rule))


def _about_files(book: Book, tree: Tree, settings: Settings) -> Iterator[Finding]:
    for note in book.findings:
        lines = (text_of(tree, note.path) or "").splitlines(keepends=True)
        start = sum(map(len, lines[: note.line - 1]))
        quote = lines[note.line - 1].rstrip("\r\n") if note.line <= len(lines) else ""
        at = Evidence(note.path, start, start + len(quote), quote)
        yield Finding(f"book.{note.rule}", "warning", "", at, note.message, "Mend it in the scene details.")
    for trouble in read_rules(book.settings)[1]:
        yield _about(SETTINGS, "book.rules", trouble)
    for trouble in settings.troubles(registry.rules()):
        yield _about(SETTINGS, "book.checks", trouble)


def _about(path: str, rule: str, trouble: str) -> Finding:
    severity = registry.rules()[rule].severity
    at = Evidence(path, 0, 0, "")
    return Finding(
        rule, severity, "", at, trouble, "Until it is mended, it has no effect.", subject=f"{path} {trouble}"
    )
