"""A book as one Markdown file, and as plain text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from plotweaver_manuscript.yamlwrite import yaml_pair

from plotweaver_formats.around import BACK, FRONT, fenced
from plotweaver_formats.document import Block
from plotweaver_formats.edition import BookText
from plotweaver_formats.head import TOP
from plotweaver_formats.head import WITHIN as BREAK_WITHIN
from plotweaver_formats.markdown import BREAK, WITHIN, block_text, footnote
from plotweaver_formats.progress import Progress

_WIDTH = 78


def write_markdown(book: BookText, progress: Progress) -> bytes:
    """Return the book as Markdown that the import reads back: `#` chapters, `* * *` between scenes.

    Of a book in parts those are the `#`, and chapters are `##`; its head says which. A break within a scene is `***`,
    and the head says that, too. What stands before and after the story is in divisions.
    """
    told: set[str] = set()
    level = 2 if any(chapter.part for chapter in book.chapters) else 1
    pieces = [_head(book, level)]
    pieces += [fenced(FRONT, "\n\n".join(_markdown(book, book.front, 0, told)))] if book.front else []
    for chapter in progress.over(book.chapters):
        if chapter.part:
            pieces.append(f"# {chapter.part}")
        pieces.append(f"{'#' * level} {chapter.title}")
        for number, scene in enumerate(chapter.scenes):
            pieces += [BREAK] if number else []
            pieces += _markdown(book, scene, level, told)
    pieces += [fenced(BACK, "\n\n".join(_markdown(book, book.back, 0, told)))] if book.back else []
    return ("\n\n".join(pieces) + "\n").encode()


def _head(book: BookText, level: int) -> str:
    author = yaml_pair("author", " and ".join(book.authors)) if book.authors else ""
    top = yaml_pair(TOP, "part" if level == 2 else "chapter")
    paused = any(block.kind == "break" for chapter in book.chapters for scene in chapter.scenes for block in scene)
    within = yaml_pair(BREAK_WITHIN, WITHIN) if paused else ""
    return f"---\n{yaml_pair('title', book.title)}{author}{top}{within}---"


def _markdown(book: BookText, blocks: Iterable[Block], level: int, told: set[str]) -> Iterator[str]:
    """Yield blocks with the footnotes that they name first; `told` are those that were named before."""
    for block in blocks:
        yield WITHIN if block.kind == "break" else block_text(_lowered(block, level))
        marks = dict.fromkeys(run.note for run in block.runs if run.note and run.note not in told)
        yield from (footnote(mark, book.notes[mark]) for mark in marks)
        told.update(marks)


def write_plain(book: BookText, progress: Progress) -> bytes:
    """Return the book as plain text, lines at most 78 letters long; footnotes stand after each chapter."""
    pieces = [book.title, *([f"by {' and '.join(book.authors)}"] if book.authors else []), *_noted(book, book.front)]
    for chapter in progress.over(book.chapters):
        # two blank lines above: that is how a title is known here
        pieces += [f"\n{title}" for title in (chapter.part, chapter.title) if title]
        parted = [block for scene in chapter.scenes for block in (Block("break"), *scene)]
        pieces += _noted(book, parted[1:])
    return ("\n\n".join([*pieces, *_noted(book, book.back)]) + "\n").encode()


def _noted(book: BookText, blocks: Sequence[Block]) -> Iterator[str]:
    """Yield blocks, and below them the footnotes that they name."""
    yield from (_plain(block) for block in blocks)
    for mark in dict.fromkeys(run.note for block in blocks for run in block.runs if run.note):
        yield _wrapped(f"[{mark}] " + " ".join(each.text for each in book.notes[mark]), "")


def _lowered(block: Block, level: int) -> Block:
    """Return a heading within a scene below its chapter's, which is of `level`."""
    return Block("heading", block.runs, min(max(block.level, level + 1), 6)) if block.kind == "heading" else block


def _plain(block: Block) -> str:
    if block.kind == "break":
        return "* * *"
    text = "".join(f"[{run.note}]" if run.note else run.text for run in block.runs)
    return _wrapped(text, "    " if block.kind == "quote" else "")


def _wrapped(text: str, indent: str) -> str:
    return "\n".join(_lines(text, indent))


def _lines(text: str, indent: str) -> Iterator[str]:
    for line in text.split("\n"):
        yield textwrap.fill(
            line,
            _WIDTH,
            initial_indent=indent,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
