"""A scene read beside `cgit` and `gitweb`: the same copy of the same book, all behind the same nginx, one reader."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

import pygit2
from plotweaver_cli.services import Installation
from plotweaver_gitstore import head, read_tree

from benchmarks import webserver, wrk
from benchmarks.house import Book, House, copy_of, shown
from benchmarks.results import RUNS, Figures, Result, median_of

_SECONDS = min(3, wrk.SECONDS)
_COMMAND = f"nginx; wrk --latency -t1 -c1 -d{_SECONDS}s of every scene in turn: "


@dataclass(frozen=True)
class Peer:
    """Another way to read a repository. `page`: its cheapest address of a file's bytes at the newest version."""

    name: str
    page: str


#: Both print the bytes alone, without the page around them that a person would see.
_PEERS = (
    Peer("cgit by fcgiwrap, its cache on", "/cgit/{project}.git/plain/{path}"),
    Peer("gitweb kept alive by FastCGI", "/gitweb?p={project}.git;a=blob_plain;f={path};hb=refs/heads/main"),
)


async def measure(house: House) -> list[Result]:
    """Return our figures beside each peer's.

    Raises:
        LeftOut: the peers are not installed.
    """
    webserver.require()
    pages = pages_of(house.here, house.library)
    copies, port, headers = copy_of(house.here, house.library).parent, house.here.port, shown(house.author)
    with TemporaryDirectory() as folder, webserver.serving(copies, Path(folder), f"127.0.0.1:{port}") as origin:
        runs = [await asyncio.to_thread(read, origin, pages, headers) for _ in range(RUNS)]
    return results("", runs)


def pages_of(here: Installation, book: Book) -> list[list[str]]:
    """Return the addresses of every scene of a book: ours, then each peer's."""
    scenes = _scene_paths(copy_of(here, book))
    ours = [f"/api/v1/projects/{book.project}/scenes/{scene}" for scene in book.scenes]
    return [ours, *(_pages(peer, book.project, scenes) for peer in _PEERS)]


def read(origin: str, pages: Sequence[Sequence[str]], headers: Mapping[str, str]) -> list[Figures]:
    """Ask for all pages, ours and then each peer's; return the figures of each."""
    return [wrk.load(origin, each, headers, connections=1, seconds=_SECONDS) for each in pages]


def results(where: str, runs: Sequence[Sequence[Figures]]) -> list[Result]:
    """Return the runs, ours beside each peer's; `where`: as the name goes on."""
    mine, *theirs = (median_of(each) for each in zip(*runs, strict=True))
    return [_result(mine, found, peer, where) for peer, found in zip(_PEERS, theirs, strict=True)]


def _scene_paths(repository: Path) -> list[str]:
    opened = pygit2.Repository(str(repository))
    return sorted(path for path in read_tree(opened, head(opened) or "") if path.endswith(".md"))


def _pages(peer: Peer, project: str, paths: Sequence[str]) -> list[str]:
    return [peer.page.format(project=project, path=quote(path)) for path in paths]


def _result(ours: Figures, theirs: Figures, peer: Peer, where: str) -> Result:
    ratio = round(ours.p50 / theirs.p50, 2)
    command = f"{_COMMAND}{peer.page}"
    name = f"scene read beside {peer.name.split()[0]}{where}"
    return Result(name, "ms", ours, theirs, peer.name, command, ratio, "p50 ≤ the peer's", ratio <= 1.0)
