"""Books as the wire shows them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Set

from plotweaver_contracts import manuscript as wire
from plotweaver_contracts import versions
from plotweaver_manuscript.book import Scene
from plotweaver_manuscript.house_style import read_house_style

from plotweaver_bff.content.books import Edition


def outline(edition: Edition) -> wire.Outline:
    """Return the table of contents."""
    book = edition.book
    style = read_house_style(edition.tree, book.language)
    chapters = [
        wire.OutlineChapter(slug=chapter.slug, title=chapter.title, scenes=[_entry(each) for each in chapter.scenes])
        for chapter in book.chapters
    ]
    findings = [
        wire.ContentNote(rule=each.rule, path=each.path, line=each.line, message=each.message) for each in book.findings
    ]
    return wire.Outline(
        commit=edition.commit,
        title=book.title,
        language=style.language,
        marks=style.marks,
        words=book.words,
        chapters=chapters,
        findings=findings,
    )


def scene(commit: str, found: Scene) -> wire.SceneView:
    """Return a scene with its details, as far as they can be read."""
    error = None if found.error is None else wire.LineError(line=found.error.line, message=found.error.message)
    return wire.SceneView(
        commit=commit,
        id=found.id,
        path=found.path,
        title=found.title,
        details=_plain(found.details),
        text=found.text,
        prose=found.prose,
        prose_offset=found.prose_offset,
        error=error,
    )


def tree(edition: Edition) -> versions.TreeView:
    """Return every file of a version."""
    scenes = {each.path for each in edition.book.scenes}
    files = [
        versions.TreeFile(path=path, size=len(data), kind=_kind(path, scenes)) for path, data in edition.tree.items()
    ]
    return versions.TreeView(commit=edition.commit, files=sorted(files, key=lambda each: each.path))


def _kind(path: str, scenes: Set[str]) -> versions.FileKind:
    if path in scenes:
        return "scene"
    if path.endswith((".yaml", ".yml")):
        return "settings"
    return "text" if path.endswith((".md", ".txt")) else "asset"


def _entry(found: Scene) -> wire.OutlineScene:
    return wire.OutlineScene(id=found.id, title=found.title, path=found.path, words=found.words, status=found.status)


def _plain(details: Mapping[str, object]) -> dict[str, object]:
    # YAML knows dates, JSON does not
    plain: dict[str, object] = json.loads(json.dumps(dict(details), default=str))
    return plain
