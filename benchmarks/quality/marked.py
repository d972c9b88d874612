"""The novels as somebody marked them: every quotation with its speaker."""

from __future__ import annotations

import ast
import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from plotweaver_quality.quotes.cast import Character, read_csv

from benchmarks.quality.corpus import FOLDER


@dataclass(frozen=True)
class Marked:
    """A quotation as it was marked by hand: its spans, the speaker's number in the cast (None: not told), its type."""

    spans: tuple[tuple[int, int], ...]
    speaker: int | None
    kind: str


@dataclass(frozen=True)
class MarkedNovel:
    """A novel, its cast (names and aliases; gender where `told` asks for it), and its quotations."""

    name: str
    text: str
    cast: tuple[Character, ...]
    quotations: tuple[Marked, ...]


@cache
def novels(told: bool = False) -> tuple[MarkedNovel, ...]:
    """Return the novels in the order of their names.

    Args:
        told: the cast's genders are given, too, as the corpus has them.
    """
    folders = sorted(path.parent for path in FOLDER.glob("*/quotation_info.csv"))
    return tuple(_read(folder, told) for folder in folders)


def _read(folder: Path, told: bool) -> MarkedNovel:
    text = _text(folder / "novel_text.txt")
    people = [each for each in read_csv(_text(folder / "character_info.csv")) if not each.name.startswith("_")]
    cast = tuple(each if told else Character(each.name, each.aliases) for each in people)
    numbers = {name: number for number, each in enumerate(cast) for name in each.aliases}
    numbers |= {each.name: number for number, each in enumerate(cast)}
    with (folder / "quotation_info.csv").open(newline="", encoding="utf-8") as file:
        marked = tuple(
            Marked(
                tuple((start, end) for start, end in ast.literal_eval(row["quoteByteSpans"])),
                numbers.get(row["speaker"]),
                row["quoteType"],
            )
            for row in csv.DictReader(file)
        )
    return MarkedNovel(folder.name, text, cast, marked)


def _text(path: Path) -> str:
    with path.open(newline="", encoding="utf-8") as file:
        return file.read()
