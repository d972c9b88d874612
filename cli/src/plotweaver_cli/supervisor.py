"""Starts PlotWeaver's processes, restarts one that dies, and stops them all as one."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import httpx

from plotweaver_cli.errors import ChildFailed, EndedEarly

#: A child that ends this often within this many seconds is given up.
_MOST_RESTARTS, _WITHIN = 5, 60.0
_GRACE = 10.0

Report = Callable[[str], None]


@dataclass
class Child:
    """A process to keep alive.

    Attributes:
        name: as people read it, and the log's file name.
        command: program and arguments.
        ready: an address that answers below 500 once it works; None if it serves nothing.
        withheld: variables of the environment that are none of its business.
    """

    name: str
    command: Sequence[str]
    ready: str | None = None
    withheld: frozenset[str] = frozenset()
    process: asyncio.subprocess.Process | None = field(default=None, init=False)
    deaths: deque[float] = field(default_factory=lambda: deque(maxlen=_MOST_RESTARTS), init=False)


class Supervisor:
    """Keeps children alive while its context is open.

    Args:
        children: in the order in which they start; they stop in the opposite order.
        environment: their whole environment.
        logs: a folder that gets one `NAME.log` for each.
        report: called with a sentence for people when one starts again.
    """

    def __init__(self, children: Sequence[Child], environment: Mapping[str, str], logs: Path, report: Report) -> None:
        self._children = children
        self._environment = dict(environment)
        self._logs = logs
        self._report = report
        self._watchers: list[asyncio.Task[None]] = []

    async def __aenter__(self) -> Supervisor:
        self._logs.mkdir(parents=True, exist_ok=True)
        try:
            for child in self._children:
                await self._start(child)
                await self._until_ready(child)
                self._watchers.append(asyncio.create_task(self._watch(child), name=child.name))
        except BaseException:  # whatever stopped the start, Ctrl-C included: leave no process behind
            await self._stop()
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._stop()

    async def until_failed(self) -> None:
        """Wait until a child is given up. Raises ChildFailed then."""
        done, _ = await asyncio.wait(self._watchers, return_when=asyncio.FIRST_COMPLETED)
        for watcher in done:
            watcher.result()

    def pid(self, name: str) -> int:
        """Return the process id of the child of this name.

        Raises:
            ChildFailed: it is not running.
        """
        process = next(child.process for child in self._children if child.name == name)
        if process is None:
            raise ChildFailed("cli.child_failed", f"{name} is not running.")
        return process.pid

    async def _start(self, child: Child) -> None:
        known = {name: value for name, value in self._environment.items() if name not in child.withheld}
        with self._log(child) as log:
            # A session of its own: Ctrl-C in the terminal reaches the supervisor alone, which stops them in order.
            child.process = await asyncio.create_subprocess_exec(
                *child.command, env=known, stdout=log, stderr=log, start_new_session=True
            )

    def _log(self, child: Child) -> BinaryIO:
        return (self._logs / f"{child.name}.log").open("ab")

    async def _until_ready(self, child: Child) -> None:
        if child.ready is None:
            return
        deadline = time.monotonic() + 60
        async with httpx.AsyncClient(timeout=2) as client:
            while time.monotonic() < deadline:
                if child.process is not None and child.process.returncode is not None:
                    raise EndedEarly("cli.child_failed", f"{child.name} did not start.\n{self._last_lines(child)}")
                with contextlib.suppress(httpx.HTTPError):
                    if (await client.get(child.ready)).status_code < 500:
                        return
                await asyncio.sleep(0.05)
        raise ChildFailed("cli.child_failed", f"{child.name} did not start.\n{self._last_lines(child)}")

    def _last_lines(self, child: Child) -> str:
        path = self._logs / f"{child.name}.log"
        lines = path.read_text(errors="replace").splitlines()[-12:]
        return "\n".join([*lines, f"(the whole log: {path})"])

    async def _watch(self, child: Child) -> None:
        while child.process is not None:
            code = await child.process.wait()
            now = time.monotonic()
            child.deaths.append(now)
            if len(child.deaths) == _MOST_RESTARTS and now - child.deaths[0] < _WITHIN:
                message = f"{child.name} ends again and again (last with {code}).\n{self._last_lines(child)}"
                raise ChildFailed("cli.child_failed", message)
            self._report(f"{child.name} ended with {code}; starting it again")
            await asyncio.sleep(0.1 * 2 ** len(child.deaths))
            await self._start(child)
            # one that ends before it is ready is counted like every other end
            with contextlib.suppress(EndedEarly):
                await self._until_ready(child)
                self._report(f"{child.name} works again")

    async def _stop(self) -> None:
        for watcher in self._watchers:
            watcher.cancel()
        await asyncio.gather(*self._watchers, return_exceptions=True)
        for child in reversed(self._children):
            await _end(child.process)


async def _end(process: asyncio.subprocess.Process | None) -> None:
    """Ask a process to end, and make it after a grace."""
    if process is None or process.returncode is not None:
        return
    with contextlib.suppress(ProcessLookupError):
        process.terminate()
    try:
        await asyncio.wait_for(process.wait(), _GRACE)
    except TimeoutError:
        process.kill()
        await process.wait()
