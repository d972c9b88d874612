"""A change service on real repositories and a real database."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from pathlib import Path

import pytest
from plotweaver_backend.changes import Author, Change, ChangeService, mutex_for
from plotweaver_backend.feed import Feed
from sqlalchemy import Engine

NewChange = Callable[..., Change]


@pytest.fixture
def feed(engine: Engine) -> Feed:
    return Feed(engine)


@pytest.fixture
def service(engine: Engine, feed: Feed, tmp_path: Path) -> ChangeService:
    return ChangeService(engine, tmp_path / "repositories", mutex_for(engine, tmp_path / "locks"), feed)


@pytest.fixture
def change() -> NewChange:
    """Build a change of the project `book`."""

    def build(base: str | None, edits: dict[str, bytes | None], **more) -> Change:
        given = {"project": "book", "message": "Edit", "author": Author("Ada", "ada@example.org")}
        return Change(base=base, edits=edits, **{**given, "change_id": uuid.uuid4().hex, **more})

    return build
