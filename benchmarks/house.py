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

SCENES = 700
_TEXT = "the harbour lay still and nobody on the mole had counted the boats since the wind went round"


@dataclass(frozen=True)
class House:
    """What the benchmarks measure."""

    here: Installation
    author: Client
    friend: Client
    project: str
    outline: dict[str, Any]

    @property
    def scenes(self) -> list[str]:
        """Ids of all scenes, in order."""
        return [scene["id"] for chapter in self.outline["chapters"] for scene in chapter["scenes"]]


@contextlib.asynccontextmanager
async def running() -> AsyncIterator[House]:
    """Start everything on free ports, in a temporary directory."""
    with (
        tempfile.TemporaryDirectory(prefix="plotweaver-bench-") as folder,
        installation(Path(folder), places.free_port(), "sqlite", 1) as here,
    ):
        novel = Path(folder) / "novel.txt"
        novel.write_text(_novel(), encoding="utf-8")
        async with (
            Supervisor(here.children(), here.environment(), here.logs, lambda _: None),
            Client(here.origin) as author,
            Client(here.origin) as friend,
        ):
            await author.redeem(await first_run(here))
            account = {"email": "friend@bench.invalid", "name": "Friend", "password": "a-password-for-benchmarks"}
            await author.post("/accounts", account)
            await friend.sign_in(account["email"], account["password"])
            book = await author.bring(novel)
            project = book["project"]["id"]
            await author.post(f"/projects/{project}/members", {"email": account["email"], "role": "reader"}, verb="PUT")
            outline = await author.get(f"/projects/{project}/outline?min_seq={book['seq']}")
            yield House(here, author, friend, project, outline)


def _novel() -> str:
    """Return a book of many scenes of about 500 words, each a little different."""
    parts, told = [], _TEXT.split()
    for number in range(1, SCENES + 1):
        words = [told[(place * number) % len(told)] for place in range(480)]
        paragraphs = [" ".join(words[start : start + 60]) + "." for start in range(0, len(words), 60)]
        parts.append(f"CHAPTER {number}\n\n" + "\n\n".join(paragraphs))
    return "\n\n\n".join(parts) + "\n"
