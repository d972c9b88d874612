"""`plotweaver quotes`: who says what in a text, without a server."""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import asdict, replace
from pathlib import Path

from plotweaver_quality.quotes import Attributed, Character, attribute
from plotweaver_quality.quotes.cast import CastUnreadable, read_csv, read_yaml

from plotweaver_cli.console import console, escape
from plotweaver_cli.errors import FileProblem
from plotweaver_cli.source import Source, read_source

_WIDTH = 88
_YAML = (".yaml", ".yml", ".json")


def run(file: Path, characters: Path | None, output: str, language: str) -> None:
    """Print each quotation with its speaker.

    Offsets count the characters of the whole file, front matter and the `\\r` of line ends with it, so that they slice
    its text. A file without words has no quotations.

    Raises:
        FileProblem: a file cannot be read, is no text, or, the one of characters, names nobody.
    """
    found = read_quotes(read_source(file), read_cast(characters), language)
    if output == "json":
        sys.stdout.write(json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=1) + "\n")
    else:
        _print(found)


def read_quotes(source: Source, cast: tuple[Character, ...], language: str) -> list[Attributed]:
    """Return the quotations of a file, offsets counted in the whole of it."""

    def placed(each: Attributed) -> Attributed:
        start, end = source.place(each.start), source.place(each.end)
        return replace(each, start=start, end=end, text=source.text[start:end])

    return [placed(each) for each in attribute(source.prose, cast, language)]


def read_cast(path: Path | None) -> tuple[Character, ...]:
    """Return the people of a file; nobody where there is no file: then names are taken from the text.

    Raises:
        FileProblem: it cannot be read, or as no cast.
    """
    if path is None:
        return ()
    text = read_source(path).text
    try:
        return read_yaml(text) if path.suffix.casefold() in _YAML else read_csv(text)
    except CastUnreadable as unreadable:
        raise FileProblem(unreadable.code, f"{path}: {unreadable.message}") from unreadable


def _print(found: list[Attributed]) -> None:
    for each in found:
        said = " ".join(each.text.split())
        said = said if len(said) <= _WIDTH else f"{said[: _WIDTH - 1].rstrip()}…"
        who = each.speaker or "?"
        console.print(f"[dim]{each.start:>8}[/] [bold]{escape(who)}[/] [dim]{each.how} {each.confidence:.2f}[/]")
        console.print(f"         “{escape(said)}”", soft_wrap=True)
    counts = Counter(each.speaker or "?" for each in found)
    told = ", ".join(f"{name} {count}" for name, count in counts.most_common(8))
    number = "1 quotation" if len(found) == 1 else f"{len(found)} quotations"
    console.print(f"{number}. {told}" if found else "No quotations were found.")
