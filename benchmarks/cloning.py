"""A clone over HTTP, beside `git http-backend` alone on the same copy of the same repository."""

from __future__ import annotations

import asyncio
import subprocess
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import webserver
from benchmarks.house import House
from benchmarks.results import RUNS, Figures, Result, figures, median_of

_CLONES = 5
_MOST = 1.5
_NAME = "git http-backend behind nginx and fcgiwrap"
_PEER = "git clone --bare --quiet ORIGIN/git/PROJECT.git"


async def measure(house: House) -> list[Result]:
    """Return the time of a whole clone by the real git, in milliseconds.

    Raises:
        LeftOut: the peer is not installed.
    """
    webserver.require()
    token = await house.author.post("/auth/tokens", {"name": "Clones", "scope": "read"})
    repository = house.copy_of(house.novel)
    ours = house.here.origin.replace("://", f"://me:{token['secret']}@")
    with (
        TemporaryDirectory() as folder,
        webserver.serving(repository.parent, Path(folder), f"127.0.0.1:{house.here.port}") as theirs,
    ):
        mine, peer = await asyncio.to_thread(_alternate, ours, theirs, repository.name, Path(folder))
    ratio = round(mine.p50 / peer.p50, 2)
    name = f"a clone of a book of {len(house.novel.scenes)} scenes over HTTP"
    return [Result(name, "ms", mine, peer, _NAME, _PEER, ratio, f"p50 ≤ {_MOST:g}× the peer", ratio <= _MOST)]


def _alternate(ours: str, theirs: str, repository: str, folder: Path) -> tuple[Figures, Figures]:
    mine, peer = [], []
    for _ in range(RUNS):
        mine.append(figures([_clone(f"{ours}/git/{repository}", folder) for _ in range(_CLONES)]))
        peer.append(figures([_clone(f"{theirs}/git/{repository}", folder) for _ in range(_CLONES)]))
    return median_of(mine), median_of(peer)


def _clone(address: str, folder: Path) -> float:
    with TemporaryDirectory(dir=folder) as there:
        began = time.perf_counter()
        subprocess.run(["git", "clone", "--bare", "--quiet", address, f"{there}/clone.git"], check=True)
        return (time.perf_counter() - began) * 1000
