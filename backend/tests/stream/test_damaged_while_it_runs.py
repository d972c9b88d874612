"""Objects that a disk cuts short under a server that has the book open: it answers at once, and mends what it can."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from plotweaver_backend.database import make_engine
from plotweaver_gitstore.faults import ASIDE
from sqlalchemy import text

SERVICE = {"Authorization": "Bearer the-services-own-token"}
WORDS = "".join(f"Rain fell on {street} Street.\n" for street in range(400))


@dataclass
class Desk:
    """A server that runs, and a book in it.

    Attributes:
        folder: the book's repository.
        data: where the installation keeps everything.
    """

    client: httpx.Client
    project: str
    commit: str
    folder: Path
    data: Path

    def write(self, name: str) -> httpx.Response:
        """Put a file into the book."""
        body = {"base": self.commit, "edits": [{"path": f"notes/{name}.md", "text": WORDS}]}
        return self.client.post(f"/api/v1/projects/{self.project}/changes", json=body)

    def read_by_all(self) -> list[httpx.Response]:
        """Let every thread of the server read the whole book, each through a handle of its own."""
        way = f"/api/v1/internal/projects/{self.project}/objects"
        with ThreadPoolExecutor(12) as readers:
            return list(readers.map(lambda _: self.client.get(way, headers=SERVICE), range(24)))

    def cut_short(self) -> int:
        """Let every object end in its middle, and return how many."""
        files = sorted(self.folder.glob("objects/[0-9a-f][0-9a-f]/*"))
        for file in files:
            file.chmod(0o644)
            file.write_bytes(file.read_bytes()[: file.stat().st_size * 2 // 3])
        return len(files)

    def said(self) -> str:
        """What the server logged."""
        return "".join(each.read_text() for each in self.data.glob("*.log"))


@pytest.fixture
def desk(either_installation, free_port) -> Iterator[Desk]:
    port, data = free_port(), either_installation.folder
    command = [sys.executable, "-m", "plotweaver_backend.first_run"]
    link = json.loads(subprocess.check_output(command, env=either_installation.settings))["link_token"]
    either_installation.start(port)
    # far less than the two minutes after which a process that hangs is ended
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
        token = client.post("/api/v1/auth/link-token", json={"token": link}).json()["access_token"]
        client.headers["Authorization"] = f"Bearer {token}"
        made = client.post("/api/v1/projects", json={"title": "Rain"}).json()
        project = made["project"]["id"]
        yield Desk(client, project, made["commit"], data / "repositories" / f"{project}.git", data)


def test_what_the_database_knows_is_whole_again_and_nobody_is_held_up(desk):
    assert desk.write("one").status_code == 200
    count = desk.cut_short()
    assert {each.status_code for each in desk.read_by_all()} == {200}
    assert desk.write("two").status_code == 200
    ran = subprocess.run(["git", "-C", desk.folder, "fsck", "--strict"], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert len(list((desk.folder / ASIDE).iterdir())) == count
    assert f"{count} damaged objects" in desk.said()


def test_what_is_known_nowhere_is_told_at_once_as_the_servers_own_damage_without_a_path(desk, database_url):
    assert desk.write("one").status_code == 200
    with make_engine(database_url).begin() as connection:
        connection.execute(text("UPDATE feed_events SET objects = NULL"))
    count = desk.cut_short()
    assert {each.status_code for each in desk.read_by_all()} == {503}
    refused = desk.write("two")
    assert (refused.status_code, refused.json()["code"]) == (503, "book.unreadable")
    assert str(desk.data) not in refused.text
    assert "objects/" not in refused.text
    assert len(list((desk.folder / ASIDE).iterdir())) == count
    assert "Look after the disk" in desk.said()
    # the other books go on
    assert desk.client.post("/api/v1/projects", json={"title": "Snow"}).status_code == 201
