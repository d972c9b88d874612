"""What a person changes of an import's plan: scenes split, joined, left out, chapters renamed; never their order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from plotweaver_manuscript.errors import ImportRefused
from plotweaver_manuscript.importing import ImportChapter, ImportPlan, ImportScene, with_prose
from plotweaver_manuscript.notes import homed
from plotweaver_manuscript.prose import paragraphs


@dataclass(frozen=True)
class Passage:
    """Paragraphs `first` up to and with `last` of the plan's scene number `scene`; all count from 0."""

    scene: int
    first: int
    last: int


@dataclass(frozen=True)
class ArrangedChapter:
    """A chapter as it shall be: each of its scenes is one or more passages."""

    title: str
    scenes: tuple[tuple[Passage, ...], ...]


@dataclass(frozen=True)
class Arrangement:
    """The book as it shall be; what no passage names is left out. `front`, `back`: what stands around the story."""

    title: str
    author: str
    chapters: tuple[ArrangedChapter, ...]
    front: bool = True
    back: bool = True


def arranged(plan: ImportPlan, wish: Arrangement) -> ImportPlan:
    """Return the plan, arranged. The heading of a chapter that begins no chapter now stands in the prose.

    Raises:
        ImportRefused: a passage is not in the file, or comes twice or out of order; or no chapter is left.
    """
    passages = [each for chapter in wish.chapters for scene in chapter.scenes for each in scene]
    pieces = [scene.prose for chapter in plan.chapters for scene in chapter.scenes]
    _check(passages, pieces)
    headings = _Headings(plan, passages)
    made = []
    for chapter in wish.chapters:
        opening = headings.of(chapter.scenes[0][0]) if chapter.scenes and chapter.scenes[0] else None
        scenes = [_prose(scene, pieces, headings, opening) for scene in chapter.scenes if scene]
        if scenes:
            heading, part = (opening.heading, opening.part) if opening else ("", "")
            kept = tuple(ImportScene(text) for text in scenes)
            made.append(ImportChapter(chapter.title[:200], heading, part, kept))
    if not made:
        raise _refused("No chapter is left to bring in.")
    # a footnote goes with the words that call it, wherever the scene was split
    chapters = with_prose(made, homed([scene.prose for chapter in made for scene in chapter.scenes]))
    around = replace(plan, header=plan.header if wish.front else "", licence=plan.licence if wish.back else "")
    return replace(
        around,
        title=wish.title[:200],
        author=wish.author[:200],
        front=plan.front if wish.front else "",
        chapters=chapters,
        back=plan.back if wish.back else "",
    )


def passages_of(prose: str) -> list[str]:
    """Return a scene's paragraphs, as passages count them."""
    return [prose[span.start : span.end] for span in paragraphs(prose)]


class _Headings:
    """The plan's chapters by the first passage that is kept of each: there its heading stands."""

    def __init__(self, plan: ImportPlan, passages: Sequence[Passage]) -> None:
        owner = [chapter for chapter in plan.chapters for _ in chapter.scenes]
        self._first: dict[Passage, ImportChapter] = {}
        seen: set[int] = set()
        for passage in passages:
            chapter = owner[passage.scene]
            if id(chapter) not in seen:
                seen.add(id(chapter))
                self._first[passage] = chapter

    def of(self, passage: Passage) -> ImportChapter | None:
        return self._first.get(passage)


def _check(passages: Iterable[Passage], pieces: Sequence[str]) -> None:
    reached = (-1, -1)
    for passage in passages:
        if not 0 <= passage.scene < len(pieces):
            raise _refused("The file has no such scene.")
        most = max(len(paragraphs(pieces[passage.scene])) - 1, 0)
        if not 0 <= passage.first <= passage.last <= most:
            raise _refused("The file has no such paragraph.")
        if (passage.scene, passage.first) <= reached:
            raise _refused("Scenes stand in the file's order, each paragraph once.")
        reached = (passage.scene, passage.last)


def _prose(scene: Sequence[Passage], pieces: Sequence[str], headings: _Headings, opening: ImportChapter | None) -> str:
    texts: list[str] = []
    for passage in scene:
        chapter = headings.of(passage)
        if chapter is not None and chapter is not opening:
            texts += [each for each in (chapter.part.strip("\n"), chapter.heading.strip("\n")) if each.strip()]
        texts.append(_cut(pieces[passage.scene], passage).strip("\n"))
    joined = "\n\n".join(text for text in texts if text.strip())
    return f"{joined}\n" if joined else ""


def _cut(prose: str, passage: Passage) -> str:
    """Return the passage's lines as they stand in the file, indents and all."""
    spans = paragraphs(prose)
    if not spans:
        return prose
    start = prose.rfind("\n", 0, spans[passage.first].start) + 1
    return prose[start : spans[passage.last].end]


def _refused(message: str) -> ImportRefused:
    return ImportRefused(
        "import.arrangement", f"{message} Nothing was created.", remedy="Read the file again.", path=""
    )
