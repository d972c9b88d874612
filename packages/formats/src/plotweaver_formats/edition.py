"""A book made ready to leave: chapters with their scenes' blocks, footnotes numbered through."""

from __future__ import annotations

from dataclasses import dataclass, replace

from plotweaver_manuscript.book import Book, Chapter
from plotweaver_manuscript.tree import Tree, text_of
from plotweaver_manuscript.yamlspan import load_mapping

from plotweaver_formats.document import Block
from plotweaver_formats.markdown import to_blocks

#: 1 January 1980 in Unix seconds: a zip archive knows no time before it.
FIRST_TIME = 315_532_800


@dataclass(frozen=True)
class ChapterText:
    """A chapter; `part` is the division that opens before it, `scenes` are the blocks of each."""

    title: str
    part: str
    scenes: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True)
class BookText:
    """A whole book, as writers of files take it.

    Attributes:
        title: the book's.
        authors: who wrote it.
        language: a BCP 47 tag.
        chapters: in order.
        notes: footnotes by number, counted through the book.
        words: as the book counts them.
        version: names the version exactly; the same one makes the same bytes.
        at: when that version was made, in Unix seconds: files say so, never what the clock says.
    """

    title: str
    authors: tuple[str, ...]
    language: str
    chapters: tuple[ChapterText, ...]
    notes: dict[str, tuple[Block, ...]]
    words: int
    version: str
    at: int


def book_text(book: Book, tree: Tree, version: str, at: int) -> BookText:
    """Return a book's text; a footnote that nothing defines keeps its mark as words."""
    notes: dict[str, tuple[Block, ...]] = {}
    chapters = tuple(_chapter(chapter, tree, notes) for chapter in book.chapters)
    at = max(at, FIRST_TIME)
    return BookText(book.title, book.authors, book.language or "en", chapters, notes, book.words, version, at)


def _chapter(chapter: Chapter, tree: Tree, notes: dict[str, tuple[Block, ...]]) -> ChapterText:
    said, _ = load_mapping(text_of(tree, chapter.path) or "")
    scenes = [_scene(scene.prose, notes) for scene in chapter.scenes]
    return ChapterText(chapter.title, _words(said.get("part")), tuple(scene for scene in scenes if scene))


def _scene(prose: str, notes: dict[str, tuple[Block, ...]]) -> tuple[Block, ...]:
    blocks, defined = to_blocks(prose)
    renamed: dict[str, str] = {}
    made = []
    for block in blocks:
        runs = []
        for run in block.runs:
            if run.note and run.note in defined:
                number = renamed.setdefault(run.note, str(len(notes) + 1))
                notes.setdefault(number, defined[run.note])
                runs.append(replace(run, note=number))
            elif run.note:
                runs.append(replace(run, text=f"[{run.note}]", note=""))
            else:
                runs.append(run)
        made.append(replace(block, runs=tuple(runs)))
    # a note that nothing refers to is words all the same
    made += [block for mark, body in defined.items() if mark not in renamed for block in body]
    return tuple(made)


def _words(value: object) -> str:
    return " ".join(str(value).split()).lstrip("# ") if isinstance(value, str) else ""
