"""The prose of a scene: front matter aside, words, and paragraphs with their offsets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["paragraph", "heading", "quote", "verse", "break"]

# A word holds letters or digits; inner apostrophes and hyphens do not part it.
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
# The sign of a footnote is none, where it is called and where the note stands; the words of the note are words.
_MARK_OR_WORD = re.compile(rf"\\[\\\[]|\[\^[^\]\s]{{1,99}}\]|({_WORD.pattern})")
_MARKED = "[^"
#: A mark of the byte order, as some editors for Windows write it, may stand before it.
_FENCE = re.compile(r"\ufeff?---[ \t]*\r?\n")
_CLOSING = re.compile(r"^---[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
#: A line that is not blank. The atomic blanks are read once: tried anew from each of them a blank line would cost its
#: length squared.
_LINE = r"(?>[^\S\r\n]*)\S[^\r\n]*"
_BLOCK = re.compile(rf"(?<![^\r\n]){_LINE}(?:\r?\n{_LINE})*")
_BREAK = re.compile(r"[ \t]*(?:(?:[*#~•⁂—–-][ \t]*){1,7}|_{3,}|\[\*\])[ \t]*")
_HEADING = re.compile(r"#{1,6}[ \t]+\S")


@dataclass(frozen=True)
class Span:
    """A block of prose: `text[start:end]`, offsets in characters."""

    start: int
    end: int
    kind: Kind


def count_words(text: str) -> int:
    """Return the number of words, front matter not taken away."""
    return len(word_spans(text)) if _MARKED in text else len(_WORD.findall(text))


def word_spans(text: str) -> list[tuple[int, int]]:
    """Return where each word begins and ends, in characters; there are as many as `count_words` says."""
    return list(words_from(text, 0))


def words_from(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield where each word from a place on begins and ends; the place is where one begins."""
    if _MARKED in text:
        return (found.span(1) for found in _MARK_OR_WORD.finditer(text, start) if found[1])
    return (word.span() for word in _WORD.finditer(text, start))


def split_front_matter(text: str) -> tuple[str, str, int]:
    """Return (front matter without its fences, prose, offset of the prose in `text`).

    A file that does not begin with a fence, or never closes it, is prose as a whole.
    """
    opening = _FENCE.match(text)
    closing = _CLOSING.search(text, opening.end()) if opening else None
    if opening is None or closing is None:
        return "", text, 0
    return text[opening.end() : closing.start()], text[closing.end() :], closing.end()


def with_details(text: str, change: Callable[[str], str]) -> str:
    """Return a scene's file with its front matter changed, and every other byte as it was; it has one then."""
    details, _, offset = split_front_matter(text)
    opening = _FENCE.match(text)
    if offset == 0 or opening is None:
        mark = text[: text.startswith("\ufeff")]
        return f"{mark}---\n{change('')}---\n{text[len(mark) :]}"
    start = opening.end()
    return text[:start] + change(details) + text[start + len(details) :]


def paragraphs(prose: str) -> list[Span]:
    """Return the blocks of the prose in order. Line wrapping is the author's and parts nothing."""
    return [Span(block.start(), block.end(), _kind(block.group())) for block in _BLOCK.finditer(prose)]


def _kind(block: str) -> Kind:
    lines = block.splitlines()
    if is_break(block):
        return "break"
    if len(lines) == 1 and _HEADING.match(block):
        return "heading"
    if all(line.startswith(">") for line in lines):
        return "quote"
    # Markdown's hard line break ends every line of a verse; an indented letter stays prose.
    if len(lines) > 1 and all(line.endswith(("  ", "\\")) for line in lines[:-1]):
        return "verse"
    return "paragraph"


def is_break(line: str) -> bool:
    """Say whether a line only parts two scenes: `* * *`, `***`, `#`, `⁂`, `---`."""
    return "\n" not in line.strip() and _BREAK.fullmatch(line.strip("\r\n")) is not None
