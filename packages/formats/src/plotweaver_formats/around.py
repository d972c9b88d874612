"""What stands before and after the story: told from it in files that mark it, and marked in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from plotweaver_formats.document import Block

#: The classes of Markdown's fenced divisions, as pandoc writes them.
FRONT, BACK = "front-matter", "back-matter"
_OPENED = re.compile(rf"\s*::: (?:{FRONT}|\{{\.{FRONT}\}})[ \t]*\n(?P<text>.*?)^:::[ \t]*$", re.DOTALL | re.MULTILINE)
_CLOSED = re.compile(rf"^::: (?:{BACK}|\{{\.{BACK}\}})[ \t]*$", re.MULTILINE)
_END = re.compile(r"^:::\s*\Z", re.MULTILINE)
#: What a title page says besides the title and who wrote it.
_LENGTH = re.compile(r"\b(?:about|approximately|approx|words|by|and)\b|[\d\W_]+")


def fenced(kind: str, text: str) -> str:
    """Return a text as a division of Markdown."""
    return f"::: {kind}\n\n{text}\n\n:::"


def unfenced(text: str) -> tuple[str, str, str]:
    """Return what stands in the divisions before and after the story of a text in Markdown, and between: the story."""
    front = back = ""
    if opened := _OPENED.match(text):
        front, text = opened["text"], text[opened.end() :]
    if (closed := _CLOSED.search(text)) and (end := _END.search(text, closed.end())):
        back, text = text[closed.end() : end.start()], text[: closed.start()]
    return front, text, back


def sections(blocks: Iterable[Block]) -> list[list[Block]]:
    """Return blocks as the pages that they stand on: each title begins one."""
    found: list[list[Block]] = []
    for block in blocks:
        if block.is_title or not found:
            found.append([])
        found[-1].append(block)
    return found


def divided(blocks: Sequence[Block]) -> tuple[Sequence[Block], Sequence[Block], Sequence[Block]]:
    """Return the blocks before the story, those of it, and those after it, as the file marks them.

    What is marked so in the midst of the chapters is a chapter.
    """
    titles = (place for place, block in enumerate(blocks) if block.is_title and not block.around)
    first = next(titles, next((place for place, block in enumerate(blocks) if not block.around), len(blocks)))
    start = max((place + 1 for place in range(first) if blocks[place].around), default=0)
    end = len(blocks)
    while end > first and blocks[end - 1].around:
        end -= 1
    return blocks[:start], blocks[start:end], blocks[end:]


def without_title_page(blocks: Sequence[Block], title: str, authors: Sequence[str]) -> Sequence[Block]:
    """Return what stands before the story without the lines of a title page at its head: each file makes its own."""
    names = sorted((_plain(each) for each in (title, *authors)), key=len, reverse=True)
    place = 0
    while place < len(blocks) and blocks[place].kind in ("paragraph", "heading"):
        left = f" {_plain(blocks[place].text)} "
        for name in names:
            left = left.replace(f" {name} ", "  ") if name else left
        if any(run.note for run in blocks[place].runs) or _LENGTH.sub("", left):
            break
        place += 1
    return blocks[place:]


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", text.casefold()).split())
