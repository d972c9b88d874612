"""All checks of a book, as one pure function of its files."""

from __future__ import annotations

from plotweaver_manuscript.book import Book, read_book
from plotweaver_manuscript.project_rules import read_rules
from plotweaver_manuscript.tree import Tree, text_of
from plotweaver_manuscript.yamlspan import load_mapping

from plotweaver_quality.findings import Evidence, Finding, SceneText
from plotweaver_quality.repetition import repeated_phrases
from plotweaver_quality.style import read_guide, style_words
from plotweaver_quality.waivers import read_waivers, unwaived

GUIDE = "style/guide.yaml"
WAIVERS = "quality/waivers.yaml"


def check_book(tree: Tree) -> list[Finding]:
    """Return every finding that was not waived: about the files first, then by scene in reading order."""
    book = read_book(tree)
    guide = read_guide(load_mapping(text_of(tree, GUIDE) or "")[0])
    waivers = read_waivers(load_mapping(text_of(tree, WAIVERS) or "")[0])
    scenes = scene_texts(book)
    place = {scene.id: number for number, scene in enumerate(scenes)}
    prose = sorted(
        [*repeated_phrases(scenes), *style_words(scenes, guide)],
        key=lambda finding: (place[finding.scene], finding.at.start),
    )
    return unwaived([*_about_files(book, tree), *prose], waivers)


def scene_texts(book: Book) -> list[SceneText]:
    """Return the book's scenes as the checks take them."""
    return [SceneText(scene.id, scene.path, scene.title, scene.prose, scene.prose_offset) for scene in book.scenes]


def _about_files(book: Book, tree: Tree) -> list[Finding]:
    findings = []
    for note in book.findings:
        lines = (text_of(tree, note.path) or "").splitlines(keepends=True)
        start = sum(map(len, lines[: note.line - 1]))
        quote = lines[note.line - 1].rstrip("\r\n") if note.line <= len(lines) else ""
        at = Evidence(note.path, start, start + len(quote), quote)
        findings.append(Finding(f"book.{note.rule}", "warning", "", at, note.message, "Mend it in the scene details."))
    return findings + [_about_rules(trouble) for trouble in read_rules(book.settings)[1]]


def _about_rules(trouble: str) -> Finding:
    at = Evidence("plotweaver.yaml", 0, 0, "")
    return Finding("book.rules", "warning", "", at, trouble, "Until it is mended, this rule asks for nothing.")
