"""A server that is killed after it made a change, before it could answer: asked again, it tells what was made."""

from __future__ import annotations

import json
import subprocess
import sys

import httpx
import pytest
from plotweaver_gitstore import Store, head, history


@pytest.fixture
def signed_in(either_installation, free_port):
    """An installation, its port, and the headers of its administrator."""
    port = free_port()
    command = [sys.executable, "-m", "plotweaver_backend.first_run"]
    link = json.loads(subprocess.check_output(command, env=either_installation.settings))["link_token"]
    server = either_installation.start(port)
    answer = httpx.post(f"http://127.0.0.1:{port}/api/v1/auth/link-token", json={"token": link}, timeout=30)
    token = answer.json()["access_token"]
    made = httpx.post(
        f"http://127.0.0.1:{port}/api/v1/projects",
        json={"title": "Rain"},
        headers={"Authorization": f"Bearer {token}"},
        timeout=30,
    )
    either_installation.kill(server)
    return either_installation, port, {"Authorization": f"Bearer {token}"}, made.json()["project"]["id"]


@pytest.mark.parametrize("point", ["ref-moved", "outcome-written"])
def test_a_scene_added_by_a_server_that_was_killed_is_added_once(signed_in, point):
    installation, port, headers, book = signed_in

    def add() -> httpx.Response:
        return httpx.post(
            f"http://127.0.0.1:{port}/api/v1/projects/{book}/scenes",
            json={"chapter": "chapter-1", "title": "The letter"},
            headers={**headers, "Idempotency-Key": "once"},
            timeout=30,
        )

    server = installation.start(port, crash_at=point)
    with pytest.raises(httpx.TransportError):
        add()
    installation.kill(server)
    installation.start(port)
    first, again = add(), add()
    assert (first.status_code, again.json()) == (201, first.json())
    repository = Store(installation.folder / "repositories").open(book)
    assert first.json()["commit"] == head(repository)
    assert len(list(history(repository, first.json()["commit"]))) == 2
