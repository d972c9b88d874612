"""Measure the checks: `python -m benchmarks.quality continuity`. Writes `continuity.json` and `continuity.md` here.

Without `../shared/data` there is nothing to measure on, and it says so.
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.quality import continuity
from benchmarks.quality.corpus import FOLDER, novels

_HERE = Path(__file__).parent
_MEASURED = {"continuity": continuity.main}


def main(chosen: list[str]) -> int:
    """Return 0 if everything that was chosen (nothing: all) was measured."""
    if not novels():
        sys.stderr.write(f"There are no novels in {FOLDER.name}.\n")
        return 1
    unknown = set(chosen) - _MEASURED.keys()
    if unknown:
        sys.stderr.write(f"There is no measurement called {', '.join(sorted(unknown))}.\n")
        return 2
    for name in chosen or _MEASURED:
        _MEASURED[name](_HERE)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
