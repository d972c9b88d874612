"""A book as one Markdown file, and as plain text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from plotweaver_manuscript.yamlwrite import yaml_pair

from plotweaver_formats.document import Block
from plotweaver_formats.edition import BookText
from plotweaver_formats.head import TOP
from plotweaver_formats.markdown import block_text, footnote
from plotweaver_formats.progress import Progress

_WIDTH = 78


def write_markdown(book: BookText, progress: Progress) -> bytes:
    """Return the book as Markdown that the import reads back: `#` chapters, `* * *` between scenes.

    Of a book in parts those are the `#`, and chapters are `##`; its head says which.
    """
    author = yaml_pair("author", " and ".join(book.authors)) if book.authors else ""
    level = 2 if any(chapter.part for chapter in book.chapters) else 1
    top = yaml_pair(TOP, "part" if level == 2 else "chapter")
    pieces = [f"---\n{yaml_pair('title', book.title)}{author}{top}---"]
    told: set[str] = set()
    for chapter in progress.over(book.chapters):
        if chapter.part:
            pieces.append(f"# {chapter.part}")
        pieces.append(f"{'#' * level} {chapter.title}")
        for number, scene in enumerate(chapter.scenes):
            pieces += ["* * *"] if number else []
            for block in scene:
                pieces.append(block_text(_lowered(block, level)))
                marks = dict.fromkeys(run.note for run in block.runs if run.note and run.note not in told)
                pieces += [footnote(mark, book.notes[mark]) for mark in marks]
                told.update(marks)
    return ("\n\n".join(pieces) + "\n").encode()


def write_plain(book: BookText, progress: Progress) -> bytes:
    """Return the book as plain text, lines at most 78 letters long; footnotes stand after each chapter."""
    pieces = [book.title, *([f"by {' and '.join(book.authors)}"] if book.authors else [])]
    for chapter in progress.over(book.chapters):
        # two blank lines above: that is how a title is known here
        pieces += [f"\n{title}" for title in (chapter.part, chapter.title) if title]
        marks: list[str] = []
        for number, scene in enumerate(chapter.scenes):
            pieces += ["* * *"] if number else []
            pieces += [_plain(block) for block in scene]
            marks += [run.note for block in scene for run in block.runs if run.note]
        for mark in dict.fromkeys(marks):
            pieces.append(_wrapped(f"[{mark}] " + " ".join(each.text for each in book.notes[mark]), ""))
    return ("\n\n".join(pieces) + "\n").encode()


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
