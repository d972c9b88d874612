"""A running installation with a long book in it, and two people signed in."""

from __future__ import annotations

import contextlib
import tempfile
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plotweaver_cli import places
from plotweaver_cli.client import Client
from plotweaver_cli.services import Installation, installation
from plotweaver_cli.supervisor import Supervisor
from plotweaver_cli.up import first_run

from benchmarks.light import Light

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
    """Start everything and bring the books."""
    async with started() as (here, _, author), Client(here.origin) as friend:
        account = {"email": "friend@bench.invalid", "name": "Friend", "password": "a-password-for-benchmarks"}
        await author.post("/accounts", account)
        await friend.sign_in(account["email"], account["password"])
        library = await _book(author, account["email"], here.data, LIBRARY_SCENES)
        novel = await _book(author, account["email"], here.data, NOVEL_SCENES)
        yield House(here, author, friend, library, novel)


@contextlib.asynccontextmanager
async def started(*without: str) -> AsyncIterator[tuple[Installation, Supervisor, Client]]:
    """Start the services on free ports, in a temporary directory; yield them with somebody signed in.

    Args:
        without: names of services that are not needed.
    """
    with (
        tempfile.TemporaryDirectory(prefix="plotweaver-bench-") as folder,
        installation(Path(folder), places.free_port(), "sqlite", 1) as here,
    ):
        children = [child for child in here.children() if child.name not in without]
        supervisor = Supervisor(children, here.environment(), here.logs, lambda _: None)
        async with supervisor, Client(here.origin) as author:
            await author.redeem((await first_run(here)).token)
            yield here, supervisor, author


async def next_save(author: Client, project: str, scene: str, mark: str, seq: int = 0) -> dict[str, Any]:
    """Return the change that adds a line to a scene as it is now, or as it is since the event `seq`."""
    now = await author.get(f"/projects/{project}/scenes/{scene}?min_seq={seq}")
    text = f"{now['text'].rstrip()}\n\nA line for {mark}.\n"
    return {"base": now["commit"], "message": "Measured", "edits": [{"path": now["path"], "text": text}]}


@dataclass(frozen=True)
class Saved:
    """A save: the milliseconds until it was acknowledged, the scene's text, and the event that tells of it."""

    ms: float
    text: str
    seq: int


async def save(author: Client, light: Light, project: str, scene: str, mark: str, seq: int = 0) -> Saved:
    """Save a scene, one line more, from how it is since the event `seq`."""
    body = await next_save(author, project, scene, mark, seq)
    began = time.perf_counter()
    saved = await light.post(f"/projects/{project}/changes", body)
    return Saved((time.perf_counter() - began) * 1000, body["edits"][0]["text"], saved["seq"])


def copy_of(here: Installation, book: Book) -> Path:
    """Return the copy of a book's repository that is read from."""
    return here.data / "mirror" / f"{book.project}.git"


def shown(author: Client) -> dict[str, str]:
    """Return the headers by which a request is the author's."""
    return {"Authorization": f"Bearer {author.token}"}


def scene_ids(outline: dict[str, Any]) -> list[str]:
    """Return the ids of a book's scenes in order."""
    return [scene["id"] for chapter in outline["chapters"] for scene in chapter["scenes"]]


async def _book(author: Client, friend: str, folder: Path, scenes: int) -> Book:
    file = folder / f"{scenes}.txt"
    file.write_text(_text(scenes), encoding="utf-8")
    brought: dict[str, Any] = await author.bring(file)
    project = brought["project"]["id"]
    await author.post(f"/projects/{project}/members", {"email": friend, "role": "reader"}, verb="PUT")
    outline = await author.get(f"/projects/{project}/outline?min_seq={brought['seq']}")
    return Book(project, scene_ids(outline))


def _text(scenes: int) -> str:
    """Return a book of many scenes of about 500 words, each a little different."""
    parts, told = [], _TEXT.split()
    for number in range(1, scenes + 1):
        words = [told[(place * number) % len(told)] for place in range(480)]
        paragraphs = [" ".join(words[start : start + 60]) + "." for start in range(0, len(words), 60)]
        parts.append(f"CHAPTER {number}\n\n" + "\n\n".join(paragraphs))
    return "\n\n\n".join(parts) + "\n"
