"""Blocks as the Markdown that scenes are written in, and scenes' Markdown as blocks."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from plotweaver_manuscript.marks import Token, pairs, tokens
from plotweaver_manuscript.notes import definitions
from plotweaver_manuscript.prose import is_break, paragraphs

from plotweaver_formats.document import Block, Document, Run, joined

_LEADING = re.compile(r"^(?=#{1,6}[ \t]|>)", re.MULTILINE)
_SPECIAL = re.compile(r"\\(?=[!-/:-@\[-`{-~])|\*|(?<!\w)_|_(?!\w)|\[(?=\^)")
_BLANK = re.compile(r"\n[ \t]*\n")
_INDENT = re.compile(r"^(?: {4}|\t)", re.MULTILINE)
#: How breaks between scenes are written, and one that stands within a scene.
BREAK, WITHIN = "* * *", "***"


def to_markdown(document: Document) -> str:
    """Return the whole text; a footnote follows the paragraph that names it first, one of a title the paragraph below.

    Where chapters stand in parts, those are the headings of level 1, and every other one is a level lower.
    """
    named: dict[str, None] = {}
    written = 0
    pieces: list[str] = []
    for place, block in enumerate(document.blocks, 1):
        lowered = document.in_parts and block.kind == "heading"
        pieces.append(block_text(replace(block, level=block.level + 1) if lowered else block))
        named |= dict.fromkeys(run.note for run in block.runs if run.note)
        if len(named) > written and (not block.is_title or place == len(document.blocks)):
            fresh = itertools.islice(named, written, None)
            pieces += [footnote(mark, document.notes.get(mark, ())) for mark in fresh]
            written = len(named)
    return "\n\n".join(piece for piece in pieces if piece) + "\n"


def to_blocks(prose: str) -> tuple[list[Block], dict[str, tuple[Block, ...]]]:
    """Return a scene's blocks, and its footnotes by mark."""
    blocks: list[Block] = []
    defined = definitions(prose)
    found: defaultdict[str, list[Block]] = defaultdict(list)
    for each in defined:
        found[each.mark] += _paragraphs(prose[each.text : each.end])
    notes = {mark: tuple(body) for mark, body in found.items()}
    starts = [each.start for each in defined]
    for span in paragraphs(prose):
        note = bisect_right(starts, span.start) - 1
        if note >= 0 and span.start < defined[note].end:
            continue
        text = prose[span.start : span.end].replace("\r\n", "\n")
        if span.kind == "break":
            blocks.append(Block("break"))
        elif span.kind == "heading":
            marks, _, words = text.partition(" ")
            blocks.append(Block("heading", runs_of(words.strip().rstrip("#").strip()), len(marks.strip("\t"))))
        elif span.kind == "quote":
            inner = _BLANK.split(re.sub(r"(?m)^>[ \t]?", "", text))
            blocks += [Block("quote", runs_of(_flowed(each))) for each in inner if each.strip()]
        else:
            # verse, too: as on the page it is a paragraph whose lines end where their author ended them
            blocks.append(Block("paragraph", runs_of(_flowed(text))))
    return blocks, notes


def _paragraphs(note: str) -> Iterator[Block]:
    """Yield the paragraphs of a footnote: those after the first one are indented."""
    for text in _BLANK.split(_INDENT.sub("", note.replace("\r\n", "\n"))):
        yield Block("paragraph", runs_of(_flowed(text)))


def runs_of(text: str) -> tuple[Run, ...]:
    """Return the runs of a paragraph whose lines flow; marks that close nothing are letters."""
    return joined(list(_styled(tokens(text))))


def plain_text(prose: str) -> str:
    """Return the words of some prose without marks; paragraphs are lines, footnotes come last."""
    blocks, notes = to_blocks(prose)
    return "\n".join(block.text for block in (*blocks, *(each for note in notes.values() for each in note)))


def opening(prose: str, most: int = 120) -> str:
    """Return how some prose begins, in one line of at most `most` characters, without marks."""
    # somewhat more than is shown, as marks go; and never the whole of an endless paragraph
    shown = " ".join(plain_text(prose[: most * 4]).split())
    if len(shown) <= most:
        return shown
    begun = shown[:most]
    return f"{begun.rpartition(' ')[0] or begun}…"


def _flowed(text: str) -> str:
    """Return a paragraph's lines as one, but where two spaces or a backslash end a line."""
    lines = text.split("\n")
    flowed = ""
    for place, line in enumerate(lines):
        if place + 1 == len(lines):
            return flowed + line.strip()
        hard = line.endswith("  ") or (line.endswith("\\") and not line.endswith("\\\\"))
        flowed += (line.removesuffix("\\") if line.endswith("\\") and hard else line).strip() + ("\n" if hard else " ")
    return flowed


def _styled(found: Sequence[Token]) -> Iterator[Run]:
    ends = {place for pair in pairs(found) for place in pair}
    italic = bold = False
    for place, token in enumerate(found):
        if token.what == "note":
            yield Run("", note=token.text)
        elif place in ends:
            italic ^= len(token.text) in (1, 3)
            bold ^= len(token.text) in (2, 3)
        else:
            yield Run(token.text, italic, bold)


def block_text(block: Block) -> str:
    """Return a block as Markdown; what its words would mean by themselves at a line's start is escaped."""
    if block.kind in ("break", "pause"):
        return BREAK if block.kind == "break" else WITHIN
    if block.is_title:
        return f"{'#' * min(max(block.level, 1), 6)} {' '.join(inline(block.runs).split())}"
    text = inline(block.runs)
    if block.kind == "quote":
        return "\n".join(f"> {line}" for line in text.split("\n"))
    text = _LEADING.sub(r"\\", text)
    return f"\\{text}" if is_break(text) else text


def footnote(mark: str, blocks: Iterable[Block]) -> str:
    """Return the definition of a footnote; its further paragraphs are indented."""
    text = "\n\n    ".join(inline(block.runs) for block in blocks)
    return f"[^{mark}]: {text}"


def inline(runs: Iterable[Run]) -> str:
    """Return runs as Markdown; a line break within a paragraph is a backslash at the line's end."""
    return "".join(f"[^{run.note}]" if run.note else _marked(run) for run in runs)


def _marked(run: Run) -> str:
    text = _SPECIAL.sub(lambda found: "\\" + found.group(), run.text)
    marks = ("*" if run.italic else "") + ("**" if run.bold else "")
    stripped = text.strip()
    if marks and stripped:  # marks stand at words, never at spaces
        start = text.index(stripped)
        text = f"{text[:start]}{marks}{stripped}{marks}{text[start + len(stripped) :]}"
    return text.replace("\n", "\\\n")
