"""From a save to `content.updated` at a second person's connection."""

from __future__ import annotations

import time

from plotweaver_cli.client import Live

from benchmarks.house import House, next_save
from benchmarks.light import Light
from benchmarks.results import RUNS, Result, figures, median_of

_SAVES = 40
_P50_MS, _P99_MS = 15.0, 50.0


async def measure(house: House) -> list[Result]:
    """Return the time until the second person hears of a save, in milliseconds."""
    runs = []
    origin = house.here.origin
    async with (
        Live(origin, house.friend.token, house.novel.project) as live,
        Light(origin, house.author.token) as light,
    ):
        for run in range(RUNS):
            runs.append(figures([await _one(house, live, light, f"{run}-{number}") for number in range(_SAVES)]))
    ours = median_of(runs)
    met = ours.p50 <= _P50_MS and (ours.p99 or 0) <= _P99_MS
    goal = f"p50 ≤ {_P50_MS:g} ms, p99 ≤ {_P99_MS:g} ms in a book of {len(house.novel.scenes)} scenes"
    return [Result("save to content.updated at a second client", "ms", ours, None, None, None, None, goal, met)]


async def _one(house: House, live: Live, light: Light, mark: str) -> float:
    body = await next_save(house.author, house.novel.project, house.novel.scenes[0], mark)
    began = time.perf_counter()
    saved = await light.post(f"/projects/{house.novel.project}/changes", body)
    await live.until("content.updated", lambda frame: frame["data"]["commit"] == saved["commit"])
    return (time.perf_counter() - began) * 1000
