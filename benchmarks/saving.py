"""From a save to `content.updated` at a second person's connection."""

from __future__ import annotations

import statistics
import time

from plotweaver_cli.client import Live

from benchmarks.house import House
from benchmarks.results import RUNS, Figures, Result, median_of

_SAVES = 40
_LIMIT_MS = 25.0


async def measure(house: House) -> Result:
    """Return the time until the second person hears of a save, in milliseconds."""
    runs = []
    async with Live(house.here.origin, house.friend.token, house.novel.project) as live:
        for run in range(RUNS):
            times = [await _one(house, live, f"{run}-{number}") for number in range(_SAVES)]
            runs.append(Figures(statistics.median(times), sorted(times)[int(len(times) * 0.99)]))
    ours = median_of(runs)
    goal = f"p50 ≤ {_LIMIT_MS:g} ms in a book of {len(house.novel.scenes)} scenes"
    return Result(
        "save to content.updated at a second client", "ms", ours, None, None, None, None, goal, ours.p50 <= _LIMIT_MS
    )


async def _one(house: House, live: Live, mark: str) -> float:
    scene = await house.author.get(f"/projects/{house.novel.project}/scenes/{house.novel.scenes[0]}")
    text = f"{scene['text'].rstrip()}\n\nA line for {mark}.\n"
    body = {"base": scene["commit"], "message": "Measured", "edits": [{"path": scene["path"], "text": text}]}
    began = time.perf_counter()
    saving = house.author.post(f"/projects/{house.novel.project}/changes", body)
    saved = await saving
    await live.until("content.updated", lambda frame: frame["data"]["commit"] == saved["commit"])
    return (time.perf_counter() - began) * 1000
