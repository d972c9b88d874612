"""Long and random: several writers, processes killed under them, and no acknowledged word lost."""

import asyncio
import os
import random
import signal
import subprocess
import time
from pathlib import Path

import httpx
import pytest
from plotweaver_cli import places
from plotweaver_cli.client import Client
from plotweaver_cli.services import installation
from plotweaver_cli.supervisor import Supervisor
from plotweaver_cli.up import first_run

pytestmark = pytest.mark.soak

SECONDS = float(os.environ.get("PLOTWEAVER_SOAK_SECONDS", "120"))
WRITERS = 4
#: Killed are those that hold words; the model and its worker hold none.
VICTIMS = ("plotweaver_backend.serve", "plotweaver_bff.serve")


@pytest.mark.timeout(SECONDS + 300)
@pytest.mark.parametrize("database", ["sqlite", "embedded-postgres"])
def test_every_acknowledged_save_is_in_the_book_once(database, tmp_path):
    with installation(tmp_path, places.free_port(), database, 1) as here:
        acknowledged, project = asyncio.run(_run(here))
        repository = tmp_path / "repositories" / f"{project}.git"
        log = _git(repository, "log", "--format=%(trailers:key=Plotweaver-Change,valueonly)", "main").split()
        assert len(acknowledged) > 20
        assert set(acknowledged) <= set(log)
        assert len(log) == len(set(log))
        assert _git(repository, "fsck", "--strict", "--no-dangling") == ""


async def _run(here):
    async with Supervisor(here.children(), here.environment(), here.logs, lambda _: None):
        token = await first_run(here)
        async with Client(here.origin) as author:
            await author.redeem(token)
            made = await author.post("/projects", {"title": "Written through storms"})
            project, access = made["project"]["id"], author.token
        until = time.monotonic() + SECONDS
        killing = asyncio.create_task(_kill(until))
        writers = [_write(here.origin, access, project, number, until) for number in range(WRITERS)]
        acknowledged = [change for found in await asyncio.gather(*writers) for change in found]
        await killing
        return acknowledged, project


async def _write(origin, token, project, number, until):
    """Save again and again; return the ids of the changes that were acknowledged."""
    chosen, done = random.Random(number), []
    async with httpx.AsyncClient(base_url=f"{origin}/api/v1", timeout=20) as client:
        client.headers["Authorization"] = f"Bearer {token}"
        while time.monotonic() < until:
            try:
                outline = (await client.get(f"/projects/{project}/outline")).raise_for_status().json()
                scene = chosen.choice([each for chapter in outline["chapters"] for each in chapter["scenes"]])
                view = (await client.get(f"/projects/{project}/scenes/{scene['id']}")).raise_for_status().json()
                text = f"{view['text'].rstrip()}\n\nWriter {number} at {time.monotonic_ns()}.\n"
                body = {"base": view["commit"], "edits": [{"path": view["path"], "text": text}]}
                saved = await client.post(f"/projects/{project}/changes", json=body)
                if saved.status_code == 200:
                    done.append(saved.json()["change_id"])
            except httpx.HTTPError:
                # a process died under this request: whether it was saved is not said, so nothing is counted
                await asyncio.sleep(0.2)
    return done


async def _kill(until):
    while time.monotonic() < until - 10:
        await asyncio.sleep(random.uniform(2, 6))
        victims = _children(random.choice(VICTIMS))
        if victims:
            os.kill(random.choice(victims), signal.SIGKILL)


def _children(module):
    """Return our own processes that run `module`."""
    found, mine = [], {os.getpid()}
    for folder in sorted(Path("/proc").glob("[0-9]*"), key=lambda path: int(path.name)):
        try:
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            command = (folder / "cmdline").read_bytes().split(b"\0")
        except (OSError, ValueError):
            continue
        if parent in mine:
            mine.add(int(folder.name))
            if module.encode() in command:
                found.append(int(folder.name))
    return found


def _git(repository, *arguments):
    command = ["git", "-C", str(repository), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
