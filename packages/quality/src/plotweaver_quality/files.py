"""What is found of the book's own files: unreadable YAML, lists of what is not there, switches without meaning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from plotweaver_manuscript.book import Book, ContentFinding
from plotweaver_manuscript.house_style import GUIDE
from plotweaver_manuscript.project_rules import read_rules
from plotweaver_manuscript.rules import printable
from plotweaver_manuscript.tree import Tree, text_of
from plotweaver_manuscript.yamlspan import load_mapping

from plotweaver_quality import gates, guide, registry
from plotweaver_quality.findings import Evidence, Finding
from plotweaver_quality.settings import Settings

SETTINGS = "plotweaver.yaml"
WAIVERS = "quality/waivers.yaml"
_TEXTS = (".md", ".yaml", ".yml")
_REMEDIES = {
    "yaml.unreadable": "Mend it there; until then the file says nothing.",
    "details.unreadable": "Mend it between the lines of ---; until then the scene has no details.",
    "order.dangling": "Take it out of the list, or bring the file back.",
    "order.unlisted": "Write it into the list where it belongs.",
    "id.duplicate": "Give one of the scenes another id.",
}


def about_files(book: Book, tree: Tree, settings: Settings, waivers: Iterable[str]) -> Iterator[Finding]:
    """Yield what is wrong with a book's files. `waivers`: what cannot be understood of its waivers."""
    for note in (*book.findings, *_unreadable_settings(tree)):
        lines = (text_of(tree, note.path) or "").splitlines(keepends=True)
        start = sum(map(len, lines[: note.line - 1]))
        quote = lines[note.line - 1].rstrip("\r\n") if note.line <= len(lines) else ""
        at = Evidence(note.path, start, start + len(quote), quote)
        yield Finding(f"book.{note.rule}", "warning", "", at, note.message, _REMEDIES[note.rule])
    for path in sorted(tree):
        trouble = _unreadable(tree[path]) if path.endswith(_TEXTS) else ""
        if trouble:
            at, message = Evidence(path, 0, 0, ""), f"{printable(path)} {trouble}"
            yield Finding("book.encoding", "warning", "", at, message, "Save it as UTF-8.", subject=path)
    for trouble in read_rules(book.settings)[1]:
        yield _about(SETTINGS, "book.rules", trouble)
    if not isinstance(book.settings.get("checks", {}), Mapping | None):
        yield _about(SETTINGS, "book.checks", "checks: names rules and what they are, as in `style.adverbs: off`.")
    for trouble in (*settings.troubles(registry.rules()), *gates.troubles(book.settings)):
        yield _about(SETTINGS, "book.checks", trouble)
    for trouble in guide.troubles(settings.guide):
        yield _about(GUIDE, "book.guide", trouble)
    for trouble in waivers:
        yield _about(WAIVERS, "book.waivers", trouble)


def _unreadable_settings(tree: Tree) -> Iterator[ContentFinding]:
    """Yield what a book is checked by and no book is made of: its style guide and its waivers."""
    for path in (GUIDE, WAIVERS):
        _, problem = load_mapping(text_of(tree, path) or "")
        if problem is not None:
            yield ContentFinding("yaml.unreadable", path, problem.line, problem.message)


def _unreadable(data: bytes) -> str:
    """Return why some bytes are no text; empty if they are."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "is not UTF-8: some of its letters are lost in what is read."
    return "holds characters that no text has (zero bytes): it may be another kind of file." if b"\0" in data else ""


def _about(path: str, rule: str, trouble: str) -> Finding:
    severity = registry.rules()[rule].severity
    remedy = "Until it is mended, it has no effect."
    return Finding(rule, severity, "", Evidence(path, 0, 0, ""), trouble, remedy, subject=f"{path} {trouble}")
