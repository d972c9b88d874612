"""From a save to `content.updated` at a second person's connection."""

from __future__ import annotations

import time

from plotweaver_cli.client import Client, Live

from benchmarks.house import Book, House, next_save
from benchmarks.light import Light
from benchmarks.results import RUNS, Figures, Result, figures, median_of

SAVES = 40
_P50_MS, _P99_MS = 15.0, 50.0


async def measure(house: House) -> list[Result]:
    """Return the time until the second person hears of a save, in milliseconds."""
    runs = []
    origin, book = house.here.origin, house.novel
    async with (
        Live(origin, house.friend.token, book.project) as live,
        Light(origin, house.author.token) as light,
    ):
        for run in range(RUNS):
            runs.append(
                figures([await heard(live, house.author, light, book, f"{run}-{number}") for number in range(SAVES)])
            )
    return [result(f"in a book of {len(book.scenes)} scenes", median_of(runs))]


def result(where: str, ours: Figures) -> Result:
    """Return the figures held against the goal; `where`: as the name goes on."""
    met = ours.p50 <= _P50_MS and (ours.p99 or 0) <= _P99_MS
    goal = f"p50 ≤ {_P50_MS:g} ms, p99 ≤ {_P99_MS:g} ms"
    name = f"save to content.updated at a second client {where}"
    return Result(name, "ms", ours, None, None, None, None, goal, met)


async def heard(live: Live, author: Client, light: Light, book: Book, mark: str) -> float:
    """Save a book's first scene; return the milliseconds until another connection hears of it."""
    body = await next_save(author, book.project, book.scenes[0], mark)
    began = time.perf_counter()
    saved = await light.post(f"/projects/{book.project}/changes", body)
    await live.until("content.updated", lambda frame: frame["data"]["commit"] == saved["commit"])
    return (time.perf_counter() - began) * 1000
