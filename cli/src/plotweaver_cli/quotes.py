"""`plotweaver quotes`: who says what in a text, without a server."""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import asdict, replace
from pathlib import Path

from plotweaver_manuscript.decoding import decode
from plotweaver_manuscript.prose import split_front_matter
from plotweaver_quality.quotes import Attributed, Character, attribute
from plotweaver_quality.quotes.cast import read_csv, read_yaml
from rich.markup import escape

from plotweaver_cli.console import console
from plotweaver_cli.errors import FileProblem

_WIDTH = 88


def run(file: Path, characters: Path | None, output: str, language: str) -> None:
    """Print each quotation with its speaker.

    Offsets count the characters of the whole file, front matter with it; a line end is one character, whatever its
    bytes are.

    Raises:
        FileProblem: a file cannot be read.
        ImportRefused: a file is no text.
        CastUnreadable: the file of characters names nobody.
    """
    found = read_quotes(read_text(file), read_cast(characters), language)
    if output == "json":
        sys.stdout.write(json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=1) + "\n")
    else:
        _print(found)


def read_quotes(text: str, cast: tuple[Character, ...], language: str) -> list[Attributed]:
    """Return the quotations of a file's text, offsets counted in the whole of it."""
    _, prose, offset = split_front_matter(text)
    return [
        replace(each, start=each.start + offset, end=each.end + offset) for each in attribute(prose, cast, language)
    ]


def read_cast(path: Path | None) -> tuple[Character, ...]:
    """Return the people of a file; nobody where there is no file: then names are taken from the text."""
    if path is None:
        return ()
    text = read_text(path)
    return read_csv(text) if path.suffix.casefold() == ".csv" else read_yaml(text)


def read_text(path: Path) -> str:
    """Return a file's text.

    Raises:
        FileProblem: it cannot be read.
        ImportRefused: it is no text.
    """
    try:
        return decode(path.read_bytes())
    except OSError as error:
        raise FileProblem("cli.unreadable", f"{path} cannot be read: {error.strerror}.") from error


def _print(found: list[Attributed]) -> None:
    for each in found:
        said = " ".join(each.text.split())
        said = said if len(said) <= _WIDTH else f"{said[: _WIDTH - 1].rstrip()}…"
        who = each.speaker or "?"
        console.print(f"[dim]{each.start:>8}[/] [bold]{escape(who)}[/] [dim]{each.how} {each.confidence:.2f}[/]")
        console.print(f"         “{escape(said)}”", soft_wrap=True)
    counts = Counter(each.speaker or "?" for each in found)
    told = ", ".join(f"{name} {count}" for name, count in counts.most_common(8))
    console.print(f"{len(found)} quotations. {told}" if found else "No quotations were found.")
