"""A clone over HTTP, beside `git http-backend` alone on the same copy of the same repository."""

from __future__ import annotations

import asyncio
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from plotweaver_cli.client import Client
from plotweaver_cli.services import Installation

from benchmarks import webserver
from benchmarks.house import Book, House, copy_of
from benchmarks.results import RUNS, Figures, Result, figures, median_of

_CLONES = 5
_MOST = 1.5
_NAME = "git http-backend behind nginx and fcgiwrap"
_PEER = "git clone --bare --quiet ORIGIN/git/PROJECT.git"


@dataclass(frozen=True)
class Origins:
    """Where a repository is cloned from: ours, with a token in it, and the peer's on the same copy."""

    ours: str
    theirs: str


async def measure(house: House) -> list[Result]:
    """Return the time of a whole clone by the real git, in milliseconds.

    Raises:
        LeftOut: the peer is not installed.
    """
    webserver.require()
    copies = copy_of(house.here, house.novel).parent
    with (
        TemporaryDirectory() as folder,
        webserver.serving(copies, Path(folder), f"127.0.0.1:{house.here.port}") as theirs,
    ):
        origins = await origins_of(house.here, house.author, house.novel, theirs)
        runs = [await asyncio.to_thread(cloned, origins, _CLONES) for _ in range(RUNS)]
    mine, peer = zip(*runs, strict=True)
    return [result(f"a clone of a book of {len(house.novel.scenes)} scenes over HTTP", mine, peer)]


async def origins_of(here: Installation, author: Client, book: Book, theirs: str) -> Origins:
    """Return the addresses of a book's repository; `theirs`: the peer's origin."""
    token = await author.post("/auth/tokens", {"name": "Clones", "scope": "read"})
    ours, name = here.origin.replace("://", f"://me:{token['secret']}@"), copy_of(here, book).name
    return Origins(f"{ours}/git/{name}", f"{theirs}/git/{name}")


def cloned(origins: Origins, clones: int) -> tuple[Figures, Figures]:
    """Clone so many times from us and then from the peer; return ours and theirs, in milliseconds."""
    with TemporaryDirectory() as folder:
        mine, peer = ([_clone(address, folder) for _ in range(clones)] for address in (origins.ours, origins.theirs))
        return figures(mine), figures(peer)


def result(name: str, ours: Sequence[Figures], theirs: Sequence[Figures]) -> Result:
    """Return the runs held against the goal."""
    mine, peer = median_of(ours), median_of(theirs)
    ratio = round(mine.p50 / peer.p50, 2)
    return Result(name, "ms", mine, peer, _NAME, _PEER, ratio, f"p50 ≤ {_MOST:g}× the peer", ratio <= _MOST)


def _clone(address: str, folder: str) -> float:
    with TemporaryDirectory(dir=folder) as there:
        began = time.perf_counter()
        subprocess.run(["git", "clone", "--bare", "--quiet", address, f"{there}/clone.git"], check=True)
        return (time.perf_counter() - began) * 1000
