"""A book made ready to leave: chapters with their scenes' blocks, footnotes numbered through."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from plotweaver_manuscript.book import Book, Chapter
from plotweaver_manuscript.notes import Homes
from plotweaver_manuscript.tree import Tree, text_of
from plotweaver_manuscript.yamlspan import load_mapping

from plotweaver_formats.around import without_title_page
from plotweaver_formats.document import Block, Run
from plotweaver_formats.markdown import to_blocks
from plotweaver_formats.packing import FIRST_TIME

#: Letters that no XML can hold: a book that came by git may have some.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


#: Some prose: its blocks, and its footnotes by mark.
_Read = tuple[list[Block], dict[str, tuple[Block, ...]]]

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
        front: what stands before the story; title and author are none of it.
        back: what stands after it.
    """

    title: str
    authors: tuple[str, ...]
    language: str
    chapters: tuple[ChapterText, ...]
    notes: dict[str, tuple[Block, ...]]
    words: int
    version: str
    at: int
    front: tuple[Block, ...] = ()
    back: tuple[Block, ...] = ()

    @property
    def to_the_left(self) -> bool:
        """Whether its language is read from right to left."""
        return self.language.lower().replace("_", "-").split("-")[0] in _TO_THE_LEFT


def book_text(book: Book, tree: Tree, version: str, at: int) -> BookText:
    """Return a book's text; a footnote that nothing defines keeps its mark as words, and so does one in a footnote."""
    scenes = [scene.prose for chapter in book.chapters for scene in chapter.scenes]
    read, notes = _with_notes([to_blocks(_printable(prose)) for prose in (book.front, *scenes, book.back)])
    front, *texts, back = read
    left = iter(texts)
    chapters = tuple(_chapter(chapter, tree, [next(left) for _ in chapter.scenes]) for chapter in book.chapters)
    title, authors = _printable(book.title), tuple(map(_printable, book.authors))
    language, at = _printable(book.language or "en"), max(at, FIRST_TIME)
    front = tuple(without_title_page(front, title, authors))
    return BookText(title, authors, language, chapters, notes, book.words, version, at, front, back)


def _chapter(chapter: Chapter, tree: Tree, scenes: Iterable[tuple[Block, ...]]) -> ChapterText:
    said, _ = load_mapping(text_of(tree, chapter.path) or "")
    return ChapterText(_printable(chapter.title), _words(said.get("part")), tuple(scene for scene in scenes if scene))


def _with_notes(read: Sequence[_Read]) -> tuple[list[tuple[Block, ...]], dict[str, tuple[Block, ...]]]:
    """Return scenes' blocks with their footnotes numbered through, and those by number."""
    homes = Homes(defined for _, defined in read)
    numbers: dict[tuple[int, str], str] = {}
    notes: dict[str, tuple[Block, ...]] = {}
    made: list[list[Block]] = []
    for scene, (blocks, _) in enumerate(read):
        called: dict[str, str] = {}
        for mark in (run.note for block in blocks for run in block.runs if run.note):
            home = homes.of(mark, scene)
            if home is not None:
                called[mark] = numbers.setdefault((home, mark), str(len(numbers) + 1))
                if called[mark] not in notes:
                    notes[called[mark]] = tuple(_marked(each, {}) for each in read[home][1][mark])
        made.append([_marked(block, called) for block in blocks])
    # a note that nothing refers to is words all the same
    for scene, (_, defined) in enumerate(read):
        left = (body for mark, body in defined.items() if (scene, mark) not in numbers)
        made[scene] += [_marked(block, {}) for body in left for block in body]
    return [tuple(scene) for scene in made], notes


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
