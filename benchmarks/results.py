"""The file that every benchmark's figures go to."""

from __future__ import annotations

import json
import os
import platform
import statistics
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[1]
FILE = ROOT / "benchmarks" / "results.json"
#: Set while a benchmark is being written: few runs, and nothing is kept of them.
QUICK = bool(os.environ.get("PLOTWEAVER_BENCH_QUICK"))
#: How often each side is measured, in turn.
RUNS = 2 if QUICK else 5


@dataclass(frozen=True)
class Figures:
    """Medians over the runs. For a rate, `p50` is the rate."""

    p50: float
    p99: float | None = None


@dataclass(frozen=True)
class Result:
    """One benchmark's figures. `ratio`: ours to the peer's; `goal`: what it is held against, in words."""

    name: str
    unit: str
    ours: Figures
    peer: Figures | None
    peer_name: str | None
    peer_command: str | None
    ratio: float | None
    goal: str
    met: bool


class LeftOut(Exception):
    """A benchmark cannot run on this machine; the message says why, and what would help."""


def figures(times: Sequence[float]) -> Figures:
    """Return the figures of one run from the single times."""
    return Figures(statistics.median(times), sorted(times)[int(len(times) * 0.99)])


def median_of(runs: Sequence[Figures]) -> Figures:
    """Return the median run, figure by figure."""
    p99 = [run.p99 for run in runs if run.p99 is not None]
    return Figures(
        round(statistics.median(run.p50 for run in runs), 3), round(statistics.median(p99), 3) if p99 else None
    )


def write(results: Sequence[Result], left_out: Mapping[str, str]) -> None:
    """Write the file: machine, commit, every result, and by name why a benchmark was left out."""
    commit = subprocess.run(
        ["git", "-C", str(ROOT), "rev-parse", "HEAD"], capture_output=True, text=True, check=True
    ).stdout.strip()
    system = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    whole = {
        "machine": f"{system}, Python {platform.python_version()}",
        "commit": commit,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "runs": RUNS,
        "results": [asdict(result) for result in results],
        "left_out": dict(left_out),
    }
    FILE.write_text(json.dumps(whole, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
