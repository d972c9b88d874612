"""The disk is full: nothing is half written, it is said in plain words, and once there is room it goes on."""

from __future__ import annotations

import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from plotweaver_gitstore import head, heads
from plotweaver_gitstore.store import Store
from sqlalchemy import text


@contextmanager
def no_file_grows_beyond(size: int) -> Iterator[None]:
    """Let the kernel refuse longer files to this process, as it refuses any on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.fixture
def project(house) -> str:
    return house.call("owner", "POST", "/api/v1/projects", {"title": "Rain"}).get_json()["project"]["id"]


def save(house, project: str, words: str):
    newest = head(house.services.get(Store).open(project))
    body = {"base": newest, "edits": [{"path": "notes/rain.md", "text": words}]}
    return house.call("owner", "POST", f"/api/v1/projects/{project}/changes", body)


def test_a_save_for_which_there_is_no_room_is_refused_and_can_be_repeated(house, project) -> None:
    repository = house.services.get(Store).open(project)
    before, words = head(repository), os.urandom(400_000).hex()
    with no_file_grows_beyond(100_000):
        answer = save(house, project, words)
    assert (answer.status_code, answer.get_json()["code"]) == (507, "storage.full")
    assert "safe" in answer.get_json()["detail"]
    assert head(repository) == before
    assert save(house, project, words).status_code == 200


def test_a_version_gets_no_name_and_the_name_stays_free(house, project) -> None:
    repository = house.services.get(Store).open(project)
    body = {"name": "sent", "commit": head(repository)}
    with no_file_grows_beyond(10):
        answer = house.call("owner", "POST", f"/api/v1/projects/{project}/names", body)
    assert (answer.status_code, answer.get_json()["code"]) == (507, "storage.full")
    assert house.call("owner", "POST", f"/api/v1/projects/{project}/names", body).status_code == 201


def test_whatever_writes_into_a_repository_says_that_there_is_no_room(house, project, full) -> None:
    save(house, project, "Rain fell.\n")
    repository = house.services.get(Store).open(project)
    first, book = head(repository), f"/api/v1/projects/{project}"
    house.call("owner", "POST", f"{book}/branches", {"name": "side"})
    edits = [{"path": "notes/side.md", "text": "Wind.\n"}]
    house.call("owner", "POST", f"{book}/changes", {"base": first, "edits": edits, "branch": "side"})
    house.call("owner", "POST", f"{book}/branches", {"name": "spare"})
    before = heads(repository)
    asked = {
        "/branches": {"name": "another/one"},
        "/renames": {"name": "spare", "to": "further/on"},
        "/names": {"name": "sent", "commit": first},
        "/merges": {"name": "side"},
        "/reverts": {"commit": first},
    }
    with full(Path(repository.path)):
        answers = {path: house.call("owner", "POST", f"{book}{path}", body) for path, body in asked.items()}
        assert {path: answer.get_json().get("code") for path, answer in answers.items()} == dict.fromkeys(
            asked, "storage.full"
        )
        assert heads(house.services.get(Store).open(project)) == before
    for path, body in asked.items():
        assert house.call("owner", "POST", f"{book}{path}", body).status_code in (200, 201)


def test_a_full_database_is_told_alike(house, project) -> None:
    if house.services.engine.dialect.name != "sqlite":
        pytest.skip("2026-11-23: PostgreSQL's disk is another machine's; its error code is read the same way")
    pages = pragma(house, "page_count")
    pragma(house, f"max_page_count = {pages}")
    answers = [save(house, project, os.urandom(20_000).hex()) for _ in range(3)]
    assert "storage.full" in {answer.get_json().get("code") for answer in answers}
    pragma(house, "max_page_count = 1000000")
    last = save(house, project, "Rain fell.\n")
    assert last.status_code == 200
    assert head(house.services.get(Store).open(project)) == last.get_json()["commit"]


def pragma(house, what: str) -> int:
    with house.services.engine.connect() as connection:
        return connection.execute(text(f"PRAGMA {what}")).scalar_one()
