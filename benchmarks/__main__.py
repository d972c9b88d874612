"""Measure everything and write `benchmarks/results.json`. Nothing else should run on the machine."""

from __future__ import annotations

import asyncio
import sys

from benchmarks import reads, saving, tokens, wrk
from benchmarks.house import running
from benchmarks.results import FILE, Result, write


async def main() -> int:
    """Return 0 if every goal was met."""
    wrk.require()
    async with running() as house:
        # the loads come last: what they leave the machine busy with would be measured with the single saves
        results = [await saving.measure(house), await tokens.measure(house), *await reads.measure(house)]
    write(results)
    for result in results:
        sys.stdout.write(_line(result))
    sys.stdout.write(f"{FILE.name} written\n")
    return 0 if all(result.met for result in results) else 1


def _line(result: Result) -> str:
    theirs = "" if result.peer is None else f", peer {result.peer.p50:g}, ratio {result.ratio:g}"
    p99 = "" if result.ours.p99 is None else f" (p99 {result.ours.p99:g})"
    mark = "met" if result.met else "NOT MET"
    return f"{mark}: {result.name}: {result.ours.p50:g} {result.unit}{p99}{theirs}; goal {result.goal}\n"


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
