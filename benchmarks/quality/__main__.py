"""Measure the checks: `python -m benchmarks.quality continuity flaws quotes voice`, or all. Figures are written here.

Without novels there is nothing to measure on; it says so, and how they are given. `train` and `fiction` write data of
the product, the weights of the models of quotations and how often novels have a word; they run only by name.
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.quality import continuity, fiction, flaws, quotes, voice
from benchmarks.quality.corpus import missing

_HERE = Path(__file__).parent
_MEASURED = {"continuity": continuity.main, "flaws": flaws.main, "quotes": quotes.main, "voice": voice.main}
_WRITTEN = {"train": quotes.train, "fiction": fiction.write}


def main(chosen: list[str]) -> int:
    """Return 0 if everything that was chosen (nothing: all that measures) was done."""
    if told := missing():
        sys.stderr.write(told)
        return 1
    known = {**_MEASURED, **_WRITTEN}
    unknown = set(chosen) - known.keys()
    if unknown:
        sys.stderr.write(f"There is no measurement called {', '.join(sorted(unknown))}.\n")
        return 2
    for name in chosen or _MEASURED:
        known[name](_HERE)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
