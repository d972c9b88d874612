"""Plain text as programs save it: whether each of its lines is a paragraph, as word processors write, or not."""

from __future__ import annotations

import re

from plotweaver_manuscript.prose import is_break

from plotweaver_formats.document import Block, Run, with_breaks

_CALLED = re.compile(r"(?<=\S)\[(\d{1,4})\]")
_BELOW = re.compile(r"(?<![^\n]\n)^\[(\d{1,4})\] ", re.MULTILINE)
#: No text that is wrapped by hand has longer lines.
_WRAPPED = 120
#: How many of the lines have to stand directly below another one.
_CLOSE = 0.5


def parted(text: str) -> str:
    """Return the text with a blank line between its paragraphs.

    Word processors save one paragraph a line, without blank lines between; a blank line then parts scenes, as in their
    own files. A text that is wrapped, or has its paragraphs apart already, is returned as it is.
    """
    lines = text.split("\n")
    if not _line_by_line(lines):
        return text
    blocks = with_breaks([_block(line) for line in lines])
    return "\n\n".join("* * *" if block.kind == "break" else block.text for block in blocks) + "\n"


def noted(text: str) -> str:
    """Return the text with footnotes as Markdown has them: those that stand below as `[1] …` and are called `[1]`."""
    defined = set(_BELOW.findall(text)).intersection(_CALLED.findall(text))
    if not defined:
        return text
    marked = _BELOW.sub(lambda note: f"[^{note[1]}]: " if note[1] in defined else note[0], text)
    return _CALLED.sub(lambda call: f"[^{call[1]}]" if call[1] in defined else call[0], marked)


def _line_by_line(lines: list[str]) -> bool:
    written = [place for place, line in enumerate(lines) if line.strip()]
    close = sum(place > 0 and bool(lines[place - 1].strip()) for place in written)
    return close > _CLOSE * len(written) and any(len(lines[place]) > _WRAPPED for place in written)


def _block(line: str) -> Block:
    if not line.strip():
        return Block("empty")
    return Block("break") if is_break(line) else Block("paragraph", (Run(line),))
