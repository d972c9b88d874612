"""A scene read beside `cgit` and `gitweb`: the same copy of the same book, all behind the same nginx, one reader."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

import pygit2
from plotweaver_gitstore import head, read_tree

from benchmarks import webserver, wrk
from benchmarks.house import House
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
    ours = [f"/api/v1/projects/{house.library.project}/scenes/{scene}" for scene in house.library.scenes]
    scenes = _scene_paths(house.copy_of(house.library))
    asked = [ours, *(_pages(peer, house.library.project, scenes) for peer in _PEERS)]
    copies, port = house.copy_of(house.library).parent, house.here.port
    with TemporaryDirectory() as folder, webserver.serving(copies, Path(folder), f"127.0.0.1:{port}") as origin:
        mine, *theirs = await asyncio.to_thread(_alternate, origin, asked, house.shown())
    return [_result(median_of(mine), median_of(runs), peer) for peer, runs in zip(_PEERS, theirs, strict=True)]


def _scene_paths(repository: Path) -> list[str]:
    opened = pygit2.Repository(str(repository))
    return sorted(path for path in read_tree(opened, head(opened) or "") if path.endswith(".md"))


def _pages(peer: Peer, project: str, paths: Sequence[str]) -> list[str]:
    return [peer.page.format(project=project, path=quote(path)) for path in paths]


def _alternate(origin: str, asked: Sequence[Sequence[str]], headers: Mapping[str, str]) -> list[list[Figures]]:
    runs: list[list[Figures]] = [[] for _ in asked]
    for _ in range(RUNS):
        for pages, found in zip(asked, runs, strict=True):
            found.append(wrk.load(origin, pages, headers, connections=1, seconds=_SECONDS))
    return runs


def _result(ours: Figures, theirs: Figures, peer: Peer) -> Result:
    ratio = round(ours.p50 / theirs.p50, 2)
    command = f"{_COMMAND}{peer.page}"
    name = f"scene read beside {peer.name.split()[0]}"
    return Result(name, "ms", ours, theirs, peer.name, command, ratio, "p50 ≤ the peer's", ratio <= 1.0)
