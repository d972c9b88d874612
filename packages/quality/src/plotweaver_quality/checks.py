"""All checks of a book, as one pure function of its files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plotweaver_manuscript.book import read_book
from plotweaver_manuscript.house_style import GUIDE
from plotweaver_manuscript.tree import Tree, text_of
from plotweaver_manuscript.yamlspan import load_mapping

from plotweaver_quality import registry
from plotweaver_quality.files import WAIVERS, about_files
from plotweaver_quality.findings import Finding, numbered
from plotweaver_quality.gates import required
from plotweaver_quality.memory import Memory
from plotweaver_quality.novel import Novel, novel_of
from plotweaver_quality.rules import DIMENSIONS
from plotweaver_quality.running import Wanted, check_novel
from plotweaver_quality.scores import Scores, score
from plotweaver_quality.settings import Settings, read_settings
from plotweaver_quality.waivers import Waived, Waiver, apply, read_waivers


@dataclass(frozen=True)
class Report:
    """What the checks say of a book.

    Attributes:
        novel: what was checked.
        settings: the book's plotweaver.yaml.
        findings: what nobody accepted: about the files first, then by scene in reading order.
        waived: what its author accepted, with the reason.
        stale: waivers that meet no finding any more.
        scores: what the findings come to.
        below: scores that the book requires of itself and does not reach.
    """

    novel: Novel
    settings: Mapping[str, object]
    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...]
    stale: tuple[Waiver, ...]
    scores: Scores
    below: Mapping[str, float]


def check_book(tree: Tree, memory: Memory | None = None, wanted: Wanted | None = None) -> list[Finding]:
    """Return every finding that was not waived: about the files first, then by scene in reading order."""
    return list(report_book(tree, memory, wanted).findings)


def report_book(tree: Tree, memory: Memory | None = None, wanted: Wanted | None = None) -> Report:
    """Check a book.

    Args:
        tree: its files.
        memory: what is known of its scenes from an earlier run, and will be: only scenes that changed are read again.
        wanted: says which rules are looked for; None: all that the book uses.
    """
    book = read_book(tree)
    settings = settings_of(tree, book.settings, book.language)
    waivers, troubles = read_waivers(load_mapping(text_of(tree, WAIVERS) or "")[0])
    novel = novel_of(book, tree)
    found = [*about_files(book, tree, settings, troubles), *check_novel(novel, settings, memory, wanted)]
    left, waived, stale = apply(numbered(in_order(found, novel)), waivers)
    scores = score(left, book.words, registry.rules(), judged(settings))
    below = scores.below(required(book.settings))
    return Report(novel, book.settings, tuple(left), tuple(waived), tuple(stale), scores, below)


def settings_of(tree: Tree, book: Mapping[str, object], language: str) -> Settings:
    """Return how a book is checked. `book`: its parsed plotweaver.yaml."""
    return read_settings(book, load_mapping(text_of(tree, GUIDE) or "")[0], language)


def judged(settings: Settings) -> list[str]:
    """Return the dimensions of which at least one rule is on."""
    used = {rule.dimension for rule in registry.rules().values() if settings.uses(rule)}
    return [dimension for dimension in DIMENSIONS if dimension in used]


def in_order(findings: Iterable[Finding], novel: Novel) -> list[Finding]:
    """Return findings by scene in reading order; what is about no scene comes first."""
    place = {scene.id: number for number, scene in enumerate(novel.scenes, 1)}
    return sorted(findings, key=lambda each: (place.get(each.scene, 0), each.at.path, each.at.start, each.rule))
