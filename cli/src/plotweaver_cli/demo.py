"""`plotweaver demo`: the main job without a browser, over the public interface of fresh services."""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

from plotweaver_cli import places
from plotweaver_cli.client import Client, Live
from plotweaver_cli.console import console
from plotweaver_cli.errors import FileProblem, StepFailed
from plotweaver_cli.services import Installation, installation, require_services
from plotweaver_cli.supervisor import Supervisor
from plotweaver_cli.up import first_run

_SENTENCE = "The tide had turned before anyone thought to look at the clock.\n\n"
_PASSWORD = "a-password-for-the-demo-only"  # noqa: S105  the account lives as long as the temporary directory


def run(novel: Path | None, database: str, backends: int) -> None:
    """Do the main job and print a line a step.

    Raises:
        StepFailed: a step was not seen.
        FileProblem: the novel cannot be read.
        NotInstalled: there is only the command.
    """
    require_services()
    if novel is not None and not novel.is_file():
        raise FileProblem("cli.unreadable", f"{novel} is not a file.")
    with (
        tempfile.TemporaryDirectory(prefix="plotweaver-demo-") as folder,
        installation(Path(folder), places.free_port(), database, backends) as here,
    ):
        asyncio.run(_play(here, novel))
    console.print("[bold green]✓[/] Every step was seen.")


@contextmanager
def step(what: str) -> Iterator[None]:
    """Print the step with its time once it was seen."""
    began = time.perf_counter()
    yield
    console.print(f"[green]✓[/] {what} [dim]{time.perf_counter() - began:.2f} s[/]")


def expect(seen: bool, what: str) -> None:
    """Raise StepFailed unless it was seen."""
    if not seen:
        raise StepFailed("demo.step_failed", f"Not seen: {what}.")


async def _play(here: Installation, novel: Path | None) -> None:
    supervisor = Supervisor(here.children(), here.environment(), here.logs, lambda line: console.print(f"· {line}"))
    began = time.perf_counter()
    async with supervisor:
        console.print(f"[green]✓[/] services started [dim]{time.perf_counter() - began:.2f} s[/]")
        async with _people(here) as (author, friend):
            with step("a book was brought"):
                book = await author.bring(novel)
            project = book["project"]["id"]
            await author.post(
                f"/projects/{project}/members", {"email": "friend@demo.invalid", "role": "reader"}, verb="PUT"
            )
            async with Live(here.origin, friend.token, project) as live:
                await _edit(author, live, project, book)
                await _draft(author, live, project)
            await _clone(here, author, project)


@asynccontextmanager
async def _people(here: Installation) -> AsyncIterator[tuple[Client, Client]]:
    """Sign the author in by the one-time link, and a second person by password."""
    async with Client(here.origin) as author, Client(here.origin) as friend:
        with step("two people signed in"):
            await author.redeem((await first_run(here)).token)
            account = {"email": "friend@demo.invalid", "name": "Friend", "password": _PASSWORD}
            await author.post("/accounts", account)
            await friend.sign_in(account["email"], _PASSWORD)
        yield author, friend


async def _edit(author: Client, live: Live, project: str, book: dict[str, object]) -> None:
    with step("a scene was edited, and the second person heard of it"):
        outline = await author.get(f"/projects/{project}/outline?min_seq={book['seq']}")
        scene = outline["chapters"][0]["scenes"][0]
        text = await author.get(f"/projects/{project}/scenes/{scene['id']}")
        changed = text["text"][: text["prose_offset"]] + _SENTENCE + text["prose"].lstrip("\n")
        saved = await author.post(
            f"/projects/{project}/changes",
            {
                "base": text["commit"],
                "message": "Open with the tide",
                "edits": [{"path": text["path"], "text": changed}],
            },
        )
        await live.until("content.updated", lambda frame: frame["data"]["commit"] == saved["commit"])
        again = await author.get(f"/projects/{project}/scenes/{scene['id']}?min_seq={saved['seq']}")
        expect(again["text"] == changed, "the edited scene as it was saved")


async def _draft(author: Client, live: Live, project: str) -> None:
    outline = await author.get(f"/projects/{project}/outline")
    scene = outline["chapters"][0]["scenes"][-1]
    with step("the practice model drafted, streamed to this terminal"):
        request = {"scene": scene["id"], "instruction": "Go on: the wind rises.", "words": 80, "model": "practice"}
        run = (await author.post(f"/projects/{project}/runs", request))["run"]["id"]
        frames = 0
        async for frame in live.progress(run):
            console.print(frame["text"], end="", style="magenta")
            frames += bool(frame["text"])
        console.print()
        expect(frames > 1, "the draft in more than one piece")
    suggestion = await _suggestion(author, project, run)
    await _keep(author, live, project, suggestion)


async def _suggestion(author: Client, project: str, run: str) -> dict[str, Any]:
    with step("a suggestion with findings and cost"):
        ended = await author.get(f"/projects/{project}/runs/{run}")
        expect(ended["status"] == "succeeded" and ended["suggestion"], f"a run that succeeded ({ended['status']})")
        suggestion: dict[str, Any] = await author.get(f"/projects/{project}/suggestions/{ended['suggestion']}")
        findings = await author.get(f"/projects/{project}/findings")
        console.print(f"  cost ${suggestion['cost_usd']:.4f}, {len(findings['findings'])} findings in the book")
        for finding in findings["findings"][:3]:
            console.print(f"  · {finding['rule']}: “{finding['quote'][:60]}” {finding['message']}")
        return suggestion


async def _keep(author: Client, live: Live, project: str, suggestion: dict[str, Any]) -> None:
    with step("a part was kept, and the second person heard of it"):
        changes: list[dict[str, Any]] = suggestion["changes"]
        expect(bool(changes), "a change to keep")
        decisions = {change["id"]: {"decision": "left_out"} for change in changes[1:]}
        decisions[changes[0]["id"]] = {"decision": "kept"}
        where = f"/projects/{project}/suggestions/{suggestion['id']}"
        await author.post(f"{where}/decisions", {"decisions": decisions}, verb="PUT")
        accepted = await author.post(f"{where}/accept", None)
        await live.until("content.updated", lambda frame: frame["data"]["commit"] == accepted["commit"])
        query = f"base={suggestion['base']}&head={accepted['commit']}&path={suggestion['path']}"
        compared = await author.get(f"/projects/{project}/compare?{query}&min_seq={accepted['seq']}")
        for operation in compared["operations"]:
            if operation["kind"] != "keep":
                console.print(f"  {operation['kind']}: {operation['text'].strip()[:100]}")
        expect(any(part["kind"] == "add" for part in compared["operations"]), "added words in the comparison")


async def _clone(here: Installation, author: Client, project: str) -> None:
    with step("plain git cloned the book"), tempfile.TemporaryDirectory() as folder:
        address = f"http://plotweaver:{author.token}@{here.origin.removeprefix('http://')}/git/{project}.git"
        await _git("clone", "--quiet", address, folder)
        log = await _git("-C", folder, "log", "--format=%h %an: %s")
        trailers = await _git("-C", folder, "log", "--format=%(trailers:key=Plotweaver-Agent)")
        console.print(log.rstrip())
        expect(len(log.splitlines()) >= 3, "three versions or more")
        expect("Plotweaver-Agent" in trailers, "the agent named in the history")


async def _git(*arguments: str) -> str:
    process = await asyncio.create_subprocess_exec(
        "git", *arguments, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    out, problem = await process.communicate()
    if process.returncode:
        raise StepFailed("demo.step_failed", f"git {arguments[0]} said: {problem.decode(errors='replace').strip()}")
    return out.decode()
