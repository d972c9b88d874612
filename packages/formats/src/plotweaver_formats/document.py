"""A text as word processors see it: blocks of styled runs. Readers make one of a file, writers a file of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

#: `part`: the title of a division that chapters stand in. `pause`: a break within a scene. `empty`: a blank line that
#: somebody typed; whether it parts scenes is decided for the whole text.
BlockKind = Literal["paragraph", "part", "heading", "quote", "break", "pause", "empty"]
#: What made a file, as files of ours say of themselves.
OURS = "PlotWeaver"
_TITLES = ("part", "heading")


@dataclass(frozen=True)
class Run:
    """Text of one style; `\\n` is a line break. `note`: it is the mark of that footnote instead."""

    text: str
    italic: bool = False
    bold: bool = False
    note: str = ""


@dataclass(frozen=True)
class Block:
    """A paragraph or the like; `level` is a heading's, from 1. `around`: it stands before or after the story."""

    kind: BlockKind
    runs: tuple[Run, ...] = ()
    level: int = 0
    around: bool = False

    @property
    def text(self) -> str:
        """Its words without their style."""
        return "".join(run.text for run in self.runs)

    @property
    def is_title(self) -> bool:
        """Whether it names what follows it."""
        return self.kind in _TITLES


@dataclass(frozen=True)
class Document:
    """A whole text.

    Attributes:
        blocks: in reading order.
        notes: footnotes by their marks.
        title: the title that the file gives itself, if any.
        author: its author, if any.
        left_out: what the file holds besides words, in people's words: "2 pictures".
        ours: PlotWeaver wrote it, and says in it what each thing is.
    """

    blocks: tuple[Block, ...]
    notes: dict[str, tuple[Block, ...]] = field(default_factory=dict)
    title: str = ""
    author: str = ""
    left_out: tuple[str, ...] = ()
    ours: bool = False

    @property
    def in_parts(self) -> bool:
        """Whether its chapters stand in divisions that are marked as such."""
        return any(block.kind == "part" for block in self.blocks)


def joined(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Return runs with neighbours of one style joined, white space at both ends and empty runs away."""
    found: list[Run] = []
    for run in runs:
        last = found[-1] if found else None
        if last and not (last.note or run.note) and (last.italic, last.bold) == (run.italic, run.bold):
            found[-1] = Run(last.text + run.text, run.italic, run.bold)
        elif run.text or run.note:
            found.append(run)
    while found and not found[0].note and not found[0].text.strip():
        found.pop(0)
    while found and not found[-1].note and not found[-1].text.strip():
        found.pop()
    if found:
        found[0] = _trimmed(found[0], found[0].text.lstrip())
        found[-1] = _trimmed(found[-1], found[-1].text.rstrip())
    return tuple(found)


def headed(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Return a heading's runs: what all of its words look like is how headings look, and no emphasis."""
    words = [run for run in runs if not run.note and run.text.strip()]
    italic, bold = all(run.italic for run in words), all(run.bold for run in words)
    return tuple(replace(run, italic=run.italic and not italic, bold=run.bold and not bold) for run in runs)


def with_breaks(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return blocks without empty ones: where blank lines are rare and no marks part scenes, a blank line does.

    Many writers part scenes by one blank line; others put one after every paragraph. A break that parts nothing, as
    beside a heading, goes.
    """
    paragraphs = sum(block.kind == "paragraph" for block in blocks)
    gaps = sum(_parts(blocks, place) for place in range(len(blocks)))
    marked = any(block.kind in ("break", "pause") for block in blocks)
    rare = not marked and gaps * 5 <= paragraphs
    found = list(_blocks(blocks, rare))
    return tuple(block for place, block in enumerate(found) if block.kind != "break" or _between(found, place))


def _between(blocks: Sequence[Block], place: int) -> bool:
    if not 0 < place < len(blocks) - 1:
        return False
    before, after = blocks[place - 1], blocks[place + 1]
    return not before.is_title and not after.is_title and after.kind != "break"


def _blocks(blocks: Sequence[Block], rare: bool) -> Iterator[Block]:
    for place, block in enumerate(blocks):
        if block.kind != "empty":
            yield block
        elif rare and _parts(blocks, place):
            yield replace(block, kind="break")


def _parts(blocks: Sequence[Block], place: int) -> bool:
    """Say whether an empty block stands alone between two paragraphs (the last of several counts for all)."""
    if blocks[place].kind != "empty" or place + 1 >= len(blocks) or blocks[place + 1].kind != "paragraph":
        return False
    before = place
    while before >= 0 and blocks[before].kind == "empty":
        before -= 1
    return before >= 0 and blocks[before].kind == "paragraph"


def _trimmed(run: Run, text: str) -> Run:
    return Run(text, run.italic, run.bold, run.note)
