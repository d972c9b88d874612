"""A running installation with a long book in it, and two people signed in."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plotweaver_cli import places
from plotweaver_cli.client import Client
from plotweaver_cli.services import Installation, installation
from plotweaver_cli.supervisor import Supervisor
from plotweaver_cli.up import first_run

#: More scenes than answers are remembered, so that uncached reads can be asked for.
LIBRARY_SCENES = 700
#: A novel of 110,000 words, as DESIGN.md has its novelist bring.
NOVEL_SCENES = 220
_TEXT = "the harbour lay still and nobody on the mole had counted the boats since the wind went round"


@dataclass(frozen=True)
class Book:
    """A book by its project, with the ids of its scenes in order."""

    project: str
    scenes: list[str]


@dataclass(frozen=True)
class House:
    """What the benchmarks measure: a book too large to remember, and a novel of ordinary length."""

    here: Installation
    author: Client
    friend: Client
    library: Book
    novel: Book


@contextlib.asynccontextmanager
async def running() -> AsyncIterator[House]:
    """Start everything on free ports, in a temporary directory."""
    with (
        tempfile.TemporaryDirectory(prefix="plotweaver-bench-") as folder,
        installation(Path(folder), places.free_port(), "sqlite", 1) as here,
    ):
        async with (
            Supervisor(here.children(), here.environment(), here.logs, lambda _: None),
            Client(here.origin) as author,
            Client(here.origin) as friend,
        ):
            await author.redeem(await first_run(here))
            account = {"email": "friend@bench.invalid", "name": "Friend", "password": "a-password-for-benchmarks"}
            await author.post("/accounts", account)
            await friend.sign_in(account["email"], account["password"])
            library = await _book(author, account["email"], Path(folder), LIBRARY_SCENES)
            novel = await _book(author, account["email"], Path(folder), NOVEL_SCENES)
            yield House(here, author, friend, library, novel)


async def _book(author: Client, friend: str, folder: Path, scenes: int) -> Book:
    file = folder / f"{scenes}.txt"
    file.write_text(_text(scenes), encoding="utf-8")
    brought: dict[str, Any] = await author.bring(file)
    project = brought["project"]["id"]
    await author.post(f"/projects/{project}/members", {"email": friend, "role": "reader"}, verb="PUT")
    outline = await author.get(f"/projects/{project}/outline?min_seq={brought['seq']}")
    return Book(project, [scene["id"] for chapter in outline["chapters"] for scene in chapter["scenes"]])


def _text(scenes: int) -> str:
    """Return a book of many scenes of about 500 words, each a little different."""
    parts, told = [], _TEXT.split()
    for number in range(1, scenes + 1):
        words = [told[(place * number) % len(told)] for place in range(480)]
        paragraphs = [" ".join(words[start : start + 60]) + "." for start in range(0, len(words), 60)]
        parts.append(f"CHAPTER {number}\n\n" + "\n\n".join(paragraphs))
    return "\n\n\n".join(parts) + "\n"
