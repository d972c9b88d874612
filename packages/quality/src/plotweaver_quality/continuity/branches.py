"""Contradictions that only the merge of two branches brings: each says one thing, and neither contradicts itself."""

from __future__ import annotations

from plotweaver_manuscript.book import read_book
from plotweaver_manuscript.merge import merge_tree
from plotweaver_manuscript.tree import Tree

from plotweaver_quality.continuity.check import CHECK
from plotweaver_quality.findings import Finding
from plotweaver_quality.novel import novel_of
from plotweaver_quality.settings import read_settings


def between_branches(base: Tree, ours: Tree, theirs: Tree) -> list[Finding]:
    """Return what would contradict itself in the merged book, and does in neither branch alone.

    Evidence is of the merged book. Where both changed the same sentences, ours stands for both until somebody chooses.

    Args:
        base: the files from which both branches come.
        ours: the files of the one.
        theirs: the files of the other.
    """
    merged = merge_tree(base, ours, theirs).files
    known = {_said(finding) for tree in (ours, theirs) for finding in _findings(tree)}
    return [finding for finding in _findings(merged) if _said(finding) not in known]


def _findings(tree: Tree) -> list[Finding]:
    book = read_book(tree)
    settings = read_settings(book.settings, {}, book.language)
    novel = novel_of(book, tree)
    gathered = [CHECK.gather(scene, settings) for scene in novel.scenes]
    found = CHECK.judge(novel, gathered, settings)
    rules = {rule.id: rule for rule in CHECK.rules}
    return [finding for finding in found if rules[finding.rule].may_block and settings.uses(rules[finding.rule])]


def _said(finding: Finding) -> tuple[str, ...]:
    """Return what a finding says, without where: offsets differ between the branches."""
    quotes = (finding.at.quote, *(place.quote for place in finding.related))
    return (finding.rule, finding.subject, *(" ".join(quote.split()) for quote in quotes))
