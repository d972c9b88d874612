"""`plotweaver up`: everything as one, until Ctrl-C."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from asyncio.subprocess import PIPE
from dataclasses import dataclass
from pathlib import Path

from plotweaver_cli import places
from plotweaver_cli.console import console
from plotweaver_cli.errors import ChildFailed
from plotweaver_cli.services import Installation, installation, require_services
from plotweaver_cli.supervisor import Supervisor


def run(data_dir: Path | None, port: int, database: str, backends: int) -> None:
    """Start PlotWeaver and stay until Ctrl-C or until a process is given up.

    Raises:
        NotInstalled, PortTaken, AlreadyRunning, FileProblem, ChildFailed: with what to do.
    """
    require_services()
    places.require_free(port)
    # books are their owner's, wherever the folder lies and whoever else uses this computer
    os.umask(0o077)
    with installation(places.data_directory(data_dir), port, database, backends) as here:
        asyncio.run(_serve(here))


@dataclass(frozen=True)
class Prepared:
    """What there is before anybody signs in.

    Attributes:
        token: signs in once.
        unreadable: a sentence for each book that cannot be opened.
    """

    token: str
    unreadable: tuple[str, ...]


async def first_run(here: Installation) -> Prepared:
    """Prepare the first account and the sample novel.

    Raises:
        ChildFailed: the process that prepares them failed; its last lines are told.
    """
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "plotweaver_backend.first_run", env=here.environment(), stdout=PIPE, stderr=PIPE
    )
    out, problem = await process.communicate()
    if process.returncode:
        last = "\n".join(problem.decode(errors="replace").splitlines()[-8:])
        raise ChildFailed("cli.child_failed", f"The first account could not be made.\n{last}")
    found = json.loads(out)
    return Prepared(str(found["link_token"]), tuple(found["unreadable"]))


async def _serve(here: Installation) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    console.print("Starting PlotWeaver…")
    supervisor = Supervisor(here.children(), here.environment(), here.logs, lambda line: console.print(f"· {line}"))
    starting = asyncio.create_task(supervisor.__aenter__())
    stopping = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({starting, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if not starting.done():
            starting.cancel()
        await starting
        prepared = await first_run(here)
        # In the fragment: it reaches no log and no referrer.
        link = f"{here.origin}/sign-in#token={prepared.token}"
        console.print(f"\nPlotWeaver is running. Sign in once with\n\n  {link}\n", soft_wrap=True)
        for told in prepared.unreadable:
            console.print(f"! {told}\n", soft_wrap=True, markup=False)
        console.print("Ctrl-C stops it.")
        failing = asyncio.create_task(supervisor.until_failed())
        await asyncio.wait({failing, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if failing.done():
            failing.result()
        failing.cancel()
    except asyncio.CancelledError:
        if not stop.is_set():
            raise
    finally:
        console.print("Stopping…")
        if starting.done() and not starting.cancelled() and starting.exception() is None:
            await supervisor.__aexit__()
        console.print("Stopped. Your books are safe.")
