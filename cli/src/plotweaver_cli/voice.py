"""`plotweaver voice`: how the people of a text and its narrator speak, without a server."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, replace
from pathlib import Path

from plotweaver_manuscript.reading import Reading, read_prose
from plotweaver_quality.quotes import attribute
from plotweaver_quality.voice import LEAST, Drift, Misfit, Voice, drifts, misfits, narrator, voices

from plotweaver_cli.console import console, escape
from plotweaver_cli.quotes import read_cast
from plotweaver_cli.source import read_source


def run(file: Path, characters: Path | None, output: str, language: str) -> None:
    """Print a profile of everybody who says enough, who says too little, who drifts, and what fits another better.

    Offsets count the characters of the whole file, as those of `plotweaver quotes` do.

    Raises:
        FileProblem: a file cannot be read, is no text, or, the one of characters, names nobody.
    """
    source = read_source(file)
    reading, said = read_prose(source.prose, language), attribute(source.prose, read_cast(characters), language)
    found, teller = voices(reading, said), narrator(reading)
    drifting, misfitting = drifts(reading, said), misfits(reading, said)
    if output == "json":
        told = {
            "voices": [asdict(each) for each in found],
            "narrator": asdict(teller),
            "drifts": [asdict(each) for each in drifting],
            "misfits": [
                asdict(replace(each, start=source.place(each.start), end=source.place(each.end))) for each in misfitting
            ],
        }
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=1) + "\n")
        return
    for voice in (*found, teller):
        _print_voice(voice)
    for drift in drifting:
        _print_drift(drift)
    for misfit in misfitting:
        _print_misfit(misfit, reading)
    if not drifting and not misfitting:
        console.print("Nobody drifts, and no block of lines fits somebody else better.")


def _print_voice(voice: Voice) -> None:
    console.print(f"[bold]{escape(voice.speaker or 'The narrator')}[/] [dim]{voice.words} words[/]")
    if not voice.measures:
        console.print(f"  Too little to tell a voice: {LEAST} words are needed.")
    for name, measure in voice.measures.items():
        console.print(f"  {name:14}{measure.value:8.2f}  [dim]{measure.low:.2f} – {measure.high:.2f}[/]")


def _print_drift(drift: Drift) -> None:
    first, second = (f"{each.value:g} [dim]({each.low:g} – {each.high:g})[/]" for each in (drift.first, drift.second))
    console.print(
        f"[bold]{escape(drift.speaker)}[/] drifts: {drift.measure} {first} in the first half, {second} in the second.",
        soft_wrap=True,
    )


def _print_misfit(misfit: Misfit, reading: Reading) -> None:
    begins = " ".join(reading.text[misfit.start : misfit.end].split()[:8])
    console.print(
        f"[bold]{escape(misfit.speaker)}[/]: {misfit.words} words from “{escape(begins)} …” on fit "
        f"{escape(misfit.fits)} better, by {misfit.margin:g} [dim]({misfit.low:g} – {misfit.high:g})[/].",
        soft_wrap=True,
    )
