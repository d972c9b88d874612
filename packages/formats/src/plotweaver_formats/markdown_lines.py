"""Markdown whose lines are not a paragraph's: lists, verse as pandoc writes it, and tables, as paragraphs of a scene.

CommonMark 5.2 has the lists, pandoc's manual the line blocks, GitHub's specification the tables.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from plotweaver_manuscript.prose import is_break

_ITEM = re.compile(r" {0,3}(?:[-*+]|\d{1,9}[.)])[ \t]+\S")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]")
_HARD = re.compile(r"(?: {2}|(?<!\\)\\)$")
_RULE = re.compile(r"\|[ \t:|-]*-[ \t:|-]*\|?[ \t]*")
#: A line within a cell's border that is no border: escaped.
_BORDER = re.compile(r"(?<!\\)\|")


def lined(text: str) -> str:
    """Return the text with every item and every cell as a paragraph, and verse as lines that end where they end."""
    blocks = groupby(text.split("\n"), key=lambda line: bool(line.strip()))
    return "\n".join(line for written, lines in blocks for line in (_block(list(lines)) if written else lines))


def _block(lines: Sequence[str]) -> list[str]:
    if all(line.startswith("|") for line in lines):
        return _table(lines) if any(map(_RULE.fullmatch, lines)) else _verse(lines)
    return _list(lines)


def _list(lines: Sequence[str]) -> list[str]:
    found: list[str] = []
    inside = False
    for line in lines:
        above = found[-1] if found else ""
        # a line that ends where its author ended it goes on in the next one
        begins = _is_item(line) and not _HARD.search(above) and (inside or not above or bool(_HEADING.match(above)))
        if begins and inside:
            found.append("")
        inside = inside or begins
        found.append(line)
    return found


def _is_item(line: str) -> bool:
    return _ITEM.match(line) is not None and not is_break(line)


def _verse(lines: Sequence[str]) -> list[str]:
    """Return a line block: what sets a line in is kept, as spaces that stay."""
    bare = [line[1:].removeprefix(" ").rstrip() for line in lines]
    kept = ["\N{NO-BREAK SPACE}" * (len(line) - len(line.lstrip())) + line.lstrip() for line in bare]
    return [f"{line}\\" for line in kept[:-1]] + kept[-1:]


def _table(lines: Sequence[str]) -> list[str]:
    rows = (_BORDER.split(line.strip().strip("|")) for line in lines if not _RULE.fullmatch(line))
    cells = [cell.strip() for row in rows for cell in row if cell.strip()]
    return [line for cell in cells for line in (cell, "")][:-1]
