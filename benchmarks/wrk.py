"""Loading an address with `wrk` and reading what it measured."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.results import QUICK, Figures

CONNECTIONS = 32
SECONDS = 1 if QUICK else 4
_LATENCY = re.compile(r"^\s+(50|99)%\s+([\d.]+)(us|ms|s)$", re.MULTILINE)
_TO_MS = {"us": 0.001, "ms": 1.0, "s": 1000.0}


def require() -> None:
    """Stop, saying how to go on, if `wrk` is not here."""
    if shutil.which("wrk") is None:
        raise SystemExit("The benchmarks need wrk: apt-get install -y --no-install-recommends wrk")


def load(
    origin: str,
    paths: Sequence[str],
    headers: Mapping[str, str],
    connections: int = CONNECTIONS,
    seconds: int = SECONDS,
) -> Figures:
    """Ask for `paths` in turn on so many connections; return latencies in milliseconds.

    Raises:
        SystemExit: an answer was no success, so the figures would mean nothing.
    """
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "paths.lua"
        script.write_text(_script(paths), encoding="utf-8")
        shown = [part for name, value in headers.items() for part in ("-H", f"{name}: {value}")]
        command = ["wrk", "--latency", "-t1", f"-c{connections}", f"-d{seconds}s", "-s", str(script), *shown, origin]
        out = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout
    if "Non-2xx" in out or "Socket errors" in out:
        raise SystemExit(f"The load was not answered as it should be:\n{out}")
    found = {percent: float(value) * _TO_MS[unit] for percent, value, unit in _LATENCY.findall(out)}
    return Figures(found["50"], found["99"])


def _script(paths: Sequence[str]) -> str:
    listed = ",".join(f'"{path}"' for path in paths)
    return (
        f"local paths = {{{listed}}}\nlocal number = 0\n"
        "request = function()\n  number = number % #paths + 1\n  return wrk.format('GET', paths[number])\nend\n"
    )
