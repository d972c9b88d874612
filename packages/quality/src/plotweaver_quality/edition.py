"""A name for the program as it is installed: what another edition of it found is found anew."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import plotweaver_manuscript

import plotweaver_quality


@cache
def edition() -> str:
    """Return a name made of the code and the lists that checks hang on, by their sizes and times."""
    told = hashlib.sha256()
    for package in (plotweaver_manuscript, plotweaver_quality):
        root = Path(package.__path__[0])
        for path in sorted(root.rglob("*")):
            if path.suffix in (".py", ".txt"):
                state = path.stat()
                told.update(f"{path.relative_to(root)} {state.st_size} {state.st_mtime_ns}\n".encode())
    return told.hexdigest()[:16]
