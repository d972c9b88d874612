"""`plotweaver voice`: how the people of a text speak, without a server."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

from plotweaver_manuscript.prose import split_front_matter
from plotweaver_manuscript.reading import read_prose
from plotweaver_quality.quotes import attribute
from plotweaver_quality.voice import LEAST, voices
from rich.markup import escape

from plotweaver_cli.console import console
from plotweaver_cli.quotes import read_cast, read_text


def run(file: Path, characters: Path | None, output: str, language: str) -> None:
    """Print a profile of everybody who says enough, and who says too little.

    Raises:
        FileProblem: a file cannot be read.
        ImportRefused: a file is no text.
        CastUnreadable: the file of characters names nobody.
    """
    prose = split_front_matter(read_text(file))[1]
    found = voices(read_prose(prose, language), attribute(prose, read_cast(characters), language))
    if output == "json":
        sys.stdout.write(json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=1) + "\n")
        return
    for each in found:
        console.print(f"[bold]{escape(each.speaker)}[/] [dim]{each.words} words[/]")
        if not each.measures:
            console.print(f"  Too little to tell a voice: {LEAST} words are needed.")
        for name, measure in each.measures.items():
            console.print(f"  {name:14}{measure.value:8.2f}  [dim]{measure.low:.2f} – {measure.high:.2f}[/]")
