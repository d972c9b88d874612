"""A book made ready to leave: chapters with their scenes' blocks, footnotes numbered through."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from plotweaver_manuscript.book import Book, Chapter
from plotweaver_manuscript.tree import Tree, text_of
from plotweaver_manuscript.yamlspan import load_mapping

from plotweaver_formats.document import Block, Run
from plotweaver_formats.markdown import to_blocks
from plotweaver_formats.packing import FIRST_TIME

#: Letters that no XML can hold: a book that came by git may have some.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


_TO_THE_LEFT = ("ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi", "ji")


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

    @property
    def to_the_left(self) -> bool:
        """Whether its language is read from right to left."""
        return self.language.lower().replace("_", "-").split("-")[0] in _TO_THE_LEFT


def book_text(book: Book, tree: Tree, version: str, at: int) -> BookText:
    """Return a book's text; a footnote that nothing defines keeps its mark as words, and so does one in a footnote."""
    notes: dict[str, tuple[Block, ...]] = {}
    chapters = tuple(_chapter(chapter, tree, notes) for chapter in book.chapters)
    authors = tuple(map(_printable, book.authors))
    language, at = _printable(book.language or "en"), max(at, FIRST_TIME)
    return BookText(_printable(book.title), authors, language, chapters, notes, book.words, version, at)


def _chapter(chapter: Chapter, tree: Tree, notes: dict[str, tuple[Block, ...]]) -> ChapterText:
    said, _ = load_mapping(text_of(tree, chapter.path) or "")
    scenes = [_scene(scene.prose, notes) for scene in chapter.scenes]
    return ChapterText(_printable(chapter.title), _words(said.get("part")), tuple(scene for scene in scenes if scene))


def _scene(prose: str, notes: dict[str, tuple[Block, ...]]) -> tuple[Block, ...]:
    blocks, defined = to_blocks(_printable(prose))
    numbers: dict[str, str] = {}
    made = []
    for block in blocks:
        for run in block.runs:
            if run.note in defined:
                numbers.setdefault(run.note, str(len(notes) + 1))
                notes.setdefault(numbers[run.note], tuple(_marked(each, {}) for each in defined[run.note]))
        made.append(_marked(block, numbers))
    # a note that nothing refers to is words all the same
    made += [_marked(block, {}) for mark, body in defined.items() if mark not in numbers for block in body]
    return tuple(made)


def _marked(block: Block, numbers: dict[str, str]) -> Block:
    """Return a block with the marks of its footnotes as numbers; one without a number is words."""
    return replace(block, runs=tuple(_run(run, numbers) for run in block.runs))


def _run(run: Run, numbers: dict[str, str]) -> Run:
    if not run.note:
        return run
    number = numbers.get(run.note)
    return replace(run, note=number) if number else replace(run, text=f"[{run.note}]", note="")


def _words(value: object) -> str:
    return " ".join(_printable(str(value)).split()).lstrip("# ") if isinstance(value, str) else ""


def _printable(text: str) -> str:
    return _UNPRINTABLE.sub("", text)
