"""git's side of a clone lives as long as somebody reads it, and no longer."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pygit2
import pytest
from plotweaver_bff.git.upload_pack import exchange


@pytest.fixture
def asked(tmp_path: Path) -> tuple[Path, bytes]:
    """A repository with more in it than a pipe holds, and the request of all of it (gitprotocol-pack)."""
    repository = pygit2.init_repository(str(tmp_path / "book.git"), bare=True)
    tree = repository.TreeBuilder()
    tree.insert("noise.bin", repository.create_blob(os.urandom(1 << 20)), pygit2.enums.FileMode.BLOB)
    who = pygit2.Signature("Ada", "ada@example.org", 1_700_000_000, 0)
    version = repository.create_commit("refs/heads/main", who, who, "a version", tree.write(), [])
    return Path(repository.path), line(f"want {version}\n") + b"0000" + line("done\n")


def line(text: str) -> bytes:
    return f"{len(text) + 4:04x}{text}".encode()


def children() -> set[str]:
    """The processes that this one has started and that still are."""
    lists = Path("/proc/self/task").glob("*/children")
    return {child for each in lists for child in each.read_text().split()}


def test_all_of_it_comes(asked: tuple[Path, bytes]) -> None:
    async def read() -> bytes:
        return b"".join([chunk async for chunk in exchange(asked[0], "", asked[1])])

    answer = asyncio.run(read())
    assert answer.startswith(b"0008NAK\nPACK")
    assert len(answer) > 1 << 20


def test_it_ends_when_its_reader_leaves_halfway(asked: tuple[Path, bytes]) -> None:
    before = children()

    async def leave() -> None:
        answer = exchange(asked[0], "", asked[1])
        await anext(answer)
        assert children() - before
        await answer.aclose()

    asyncio.run(leave())
    assert not children() - before
