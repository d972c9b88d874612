"""Measure everything and write `benchmarks/results.json`. Nothing else should run on the machine.

With names of measurements as arguments only those run, and with `PLOTWEAVER_BENCH_QUICK` set the runs are few: for
whoever writes a benchmark. Figures of either kind are shown and not kept.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence

from plotweaver_manuscript.errors import PlotWeaverError

from benchmarks import (
    browsing,
    cloning,
    keystrokes,
    novel,
    opening,
    plumbing,
    quality_speed,
    reads,
    saving,
    scale,
    tokens,
    wrk,
)
from benchmarks.house import House, running
from benchmarks.results import FILE, QUICK, Figures, LeftOut, Result, write

#: In this order. The loads come last: what they leave the machine busy with would be measured with the single saves.
_IN_A_HOUSE: Mapping[str, Callable[[House], Awaitable[list[Result]]]] = {
    "saving": saving.measure,
    "plumbing": plumbing.measure,
    "tokens": tokens.measure,
    "novel": novel.measure,
    "cloning": cloning.measure,
    "reads": reads.measure,
    "browsing": browsing.measure,
    "keystrokes": keystrokes.measure,
    "opening": opening.measure,
}
#: What builds houses of its own.
_ALONE: Mapping[str, Callable[[], Awaitable[list[Result]]]] = {"quality": quality_speed.measure, "scale": scale.measure}


async def main(chosen: Sequence[str]) -> int:
    """Return 0 if everything was measured and every goal met."""
    wrk.require()
    results, left_out = await _measured(set(chosen) or {*_IN_A_HOUSE, *_ALONE})
    for result in results:
        sys.stdout.write(_line(result))
    for name, reason in left_out.items():
        sys.stdout.write(f"LEFT OUT: {name}: {reason}\n")
    if not QUICK and not chosen:
        write(results, left_out)
        sys.stdout.write(f"{FILE.name} written\n")
    return 0 if not left_out and all(result.met for result in results) else 1


async def _measured(chosen: set[str]) -> tuple[list[Result], dict[str, str]]:
    results: list[Result] = []
    left_out: dict[str, str] = {}
    if chosen & _IN_A_HOUSE.keys():
        async with running() as house:
            for name, measure in _IN_A_HOUSE.items():
                if name in chosen:
                    await _add(results, left_out, name, measure(house))
    for name, measure_alone in _ALONE.items():
        if name in chosen:
            await _add(results, left_out, name, measure_alone())
    return results, left_out


async def _add(results: list[Result], left_out: dict[str, str], name: str, measuring: Awaitable[list[Result]]) -> None:
    try:
        results += await measuring
    except (LeftOut, PlotWeaverError) as reason:
        # the other figures took minutes, too, and are not lost with this one
        left_out[name] = str(reason)


def _p99(figures: Figures) -> str:
    return "" if figures.p99 is None else f" (p99 {figures.p99:g})"


def _line(result: Result) -> str:
    theirs = "" if result.peer is None else f", peer {result.peer.p50:g}{_p99(result.peer)}, ratio {result.ratio:g}"
    mark = "met" if result.met else "NOT MET"
    return f"{mark}: {result.name}: {result.ours.p50:g} {result.unit}{_p99(result.ours)}{theirs}; goal {result.goal}\n"


if __name__ == "__main__":
    sys.exit(asyncio.run(main(sys.argv[1:])))
