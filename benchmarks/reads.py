"""Scene reads at 32 connections, beside a bare answer of equal bytes."""

from __future__ import annotations

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

from benchmarks import peer, wrk
from benchmarks.house import House
from benchmarks.results import RUNS, Figures, Result, median_of

_PEER = "python -m benchmarks.peer PORT FILE; wrk --latency -t1 -c32 -d4s"


async def measure(house: House) -> list[Result]:
    """Return the figures of cached and of uncached reads."""
    base = f"/api/v1/projects/{house.library.project}/scenes"
    headers = {"Authorization": f"Bearer {house.author.token}"}
    async with httpx.AsyncClient(base_url=house.here.origin, headers=headers) as client:
        body = (await client.get(f"{base}/{house.library.scenes[0]}")).raise_for_status().content
    one, all_of_them = [f"{base}/{house.library.scenes[0]}"], [f"{base}/{scene}" for scene in house.library.scenes]
    with TemporaryDirectory() as folder:
        async with peer.serving(body, Path(folder)) as origin:
            # more scenes than answers are remembered, in turn: none is found in the cache
            cached, uncached, bare = await asyncio.to_thread(_alternate, house, origin, one, all_of_them, headers)
    return [
        _result("cached scene read, 32 connections", cached, bare, 2.0, 25.0),
        _result("uncached scene read, 32 connections", uncached, bare, 4.0, None),
    ]


def _alternate(
    house: House, origin: str, one: list[str], many: list[str], headers: dict[str, str]
) -> tuple[list[Figures], list[Figures], list[Figures]]:
    cached, uncached, bare = [], [], []
    for _ in range(RUNS):
        bare.append(wrk.load(origin, one, headers))
        cached.append(wrk.load(house.here.origin, one, headers))
        uncached.append(wrk.load(house.here.origin, many, headers))
    return cached, uncached, bare


def _result(name: str, ours: list[Figures], bare: list[Figures], most: float, limit_ms: float | None) -> Result:
    mine, theirs = median_of(ours), median_of(bare)
    ratio = round(mine.p50 / theirs.p50, 2)
    met = ratio <= most and (limit_ms is None or (mine.p99 or 0) < limit_ms)
    goal = f"p50 ≤ {most:g}× the peer" + ("" if limit_ms is None else f", p99 < {limit_ms:g} ms")
    return Result(name, "ms", mine, theirs, peer.NAME, _PEER, ratio, goal, met)
