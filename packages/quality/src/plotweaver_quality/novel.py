"""What checks read: the scenes of a book in reading order, and its other files."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from plotweaver_manuscript.book import Book
from plotweaver_manuscript.reading import Reading, read_prose
from plotweaver_manuscript.tree import Tree

from plotweaver_quality.findings import Evidence


@dataclass(frozen=True)
class SceneText:
    """A scene to check.

    Attributes:
        id: stays with the scene, wherever it moves.
        path: its file.
        title: as its author calls it.
        prose: its text; checks count offsets in it.
        offset: where the prose begins in the file, in characters.
        chapter: the slug of its chapter.
        details: its front matter (`pov`, `when`, `location`, …), as its author wrote it.
        language: the book's language tag.
    """

    id: str
    path: str
    title: str
    prose: str
    offset: int = 0
    chapter: str = ""
    details: Mapping[str, object] = field(default_factory=dict, hash=False)
    language: str = "en"

    @cached_property
    def digest(self) -> str:
        """Return a name for all that a check may look at: what is kept of a scene is kept by it."""
        told = (self.id, self.path, self.title, self.offset, self.chapter, self.language, sorted(self.details.items()))
        return hashlib.sha256(f"{told}\0{self.prose}".encode("utf-8", errors="surrogatepass")).hexdigest()[:32]

    @property
    def reading(self) -> Reading:
        """The prose as it is read; the same text is read once, whoever asks."""
        return read_prose(self.prose, self.language)

    def at(self, start: int, end: int) -> Evidence:
        """Return the place `start` to `end` of the prose as a place in the file."""
        return Evidence(self.path, self.offset + start, self.offset + end, self.prose[start:end])


@dataclass(frozen=True)
class Novel:
    """A whole book to check: its scenes, its language tag, and its files (character sheets, places, timeline)."""

    scenes: tuple[SceneText, ...]
    language: str = "en"
    tree: Tree = field(default_factory=dict, hash=False)


def novel_of(book: Book, tree: Tree) -> Novel:
    """Return a parsed book as the checks take it."""
    scenes = (
        SceneText(
            id=scene.id,
            path=scene.path,
            title=scene.title,
            prose=scene.prose,
            offset=scene.prose_offset,
            chapter=chapter.slug,
            details=scene.details,
            language=book.language,
        )
        for chapter in book.chapters
        for scene in chapter.scenes
    )
    return Novel(tuple(scenes), book.language, tree)
