"""The whole data directory lies on a disk that is full: each wish is refused by its code, half done is none of them."""

import errno
import os
import shutil
import sqlite3
import subprocess
from contextlib import contextmanager

import pytest
from plotweaver_backend.suggestions.proposing import Proposal
from plotweaver_backend.suggestions.service import SuggestionsService
from plotweaver_backend.suggestions.splitting import split_edits
from plotweaver_gitstore import head, heads, read_file
from plotweaver_gitstore.store import Store
from plotweaver_manuscript.book import read_scene
from sqlalchemy import text

STORY = b"CHAPTER I\n\nIt rained all night. Nobody slept.\n\nThe letter came at noon. Ben read it twice.\n"
SCENE = "manuscript/chapter-i/scene-1.md"


@pytest.fixture
def database_url(tmp_path, migrated_file):
    """A database in the data directory, which lies on a small disk of its own."""
    folder = tmp_path / "data"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=48m", "none", str(folder)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("2026-11-30: only who may mount can make a small disk")
    shutil.copyfile(migrated_file, folder / "plotweaver.db")
    yield f"sqlite:///{folder / 'plotweaver.db'}"
    subprocess.run(["umount", "--lazy", folder], check=True)


class Book:
    """A book with one scene, and what its owner wishes there."""

    def __init__(self, house):
        self.house = house
        made = house.call("owner", "POST", "/api/v1/projects/import?filename=rain.txt", data=STORY).get_json()
        self.project, self.commit = made["project"]["id"], made["commit"]
        self.text = read_file(self.repository, self.commit, SCENE).decode()
        self.scene = read_scene(SCENE, self.text).id

    @property
    def repository(self):
        return self.house.services.get(Store).open(self.project)

    def ask(self, verb, path, body=None, key=None, **more):
        headers = {"Idempotency-Key": key} if key else {}
        return self.house.call("owner", verb, f"/api/v1/projects/{self.project}{path}", body, headers, **more)

    def suggestion(self):
        """Let an agent propose something, and return where it is and the ids of its changes."""
        changes = split_edits(self.text, self.text.replace("Nobody slept", "Ben slept"))
        proposal = Proposal(self.project, "a-run", self.scene, SCENE, self.commit, "voice@1", "practice", 0, changes)
        with self.house.services.sessions.begin() as db:
            made = self.house.services.get(SuggestionsService).propose_changes(db, proposal)
        path = f"/suggestions/{made}"
        return path, [each["id"] for each in self.ask("GET", path).get_json()["changes"]]

    def state(self):
        """Return every row but those of who called, every ref, and every file of the repositories."""
        rows = {}
        with self.house.services.engine.connect() as db:
            tables = db.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars().all()
            for table in tables:
                rows[table] = sorted(map(repr, db.execute(text(f'SELECT * FROM "{table}"'))))
        root = self.house.services.get(Store).root
        return rows, heads(self.repository), sorted(path for path in root.rglob("*") if path.is_file())

    @contextmanager
    def no_room(self):
        """Let the disk have no byte left; what SQLite keeps beside its file begins anew before."""
        beside = sqlite3.connect(self.house.services.engine.url.database)
        beside.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        beside.close()
        filler = self.house.services.settings.data_dir / "filler"
        descriptor = os.open(filler, os.O_WRONLY | os.O_CREAT)
        with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
            while True:
                os.write(descriptor, bytes(1 << 12))
        os.close(descriptor)
        try:
            yield
        finally:
            filler.unlink()


@pytest.fixture
def book(house):
    return Book(house)


def _bundle(book, tmp_path):
    subprocess.run(
        ["git", "-C", book.repository.path, "bundle", "create", "-q", str(tmp_path / "b"), "main"], check=True
    )
    return {"path": "/api/v1/projects/import?filename=own.bundle", "data": (tmp_path / "b").read_bytes()}


def _save(book):
    edits = [{"path": SCENE, "text": book.text.replace("rained", "snowed")}]
    return "POST", "/changes", {"base": book.commit, "edits": edits}


def _autosave(book):
    words = {"path": SCENE, "prose": "Nobody reads this.\n", "mark": "mark-0001", "after": 0, "base": book.commit}
    return "PUT", f"/autosaves/{book.scene}", words


def _lock(book):
    return "POST", "/locks", {"kind": "scene", "target": book.scene, "level": "hard"}


def _comment(book):
    quote = "Nobody slept."
    start = book.text.index(quote)
    where = {"scene": book.scene, "base": book.commit, "start": start, "end": start + len(quote)}
    return "POST", "/comments", {**where, "quote": quote, "text": "Why?"}


def _decision(book):
    path, (change,) = book.suggestion()
    return "PUT", f"{path}/decisions", {"decisions": {change: {"decision": "kept", "edited": None}}}


def _accepting(book):
    path, (change,) = book.suggestion()
    book.ask("PUT", f"{path}/decisions", {"decisions": {change: {"decision": "kept", "edited": None}}})
    return "POST", f"{path}/accept", None


@pytest.mark.parametrize(
    "wish", [_save, _autosave, _lock, _comment, _decision, _accepting], ids=lambda each: each.__name__
)
def test_a_wish_for_which_there_is_no_room_is_refused_leaves_nothing_and_can_be_repeated(book, wish):
    verb, path, body = wish(book)
    before = book.state()
    with book.no_room():
        answer = book.ask(verb, path, body, key="the-wish")
        assert (answer.status_code, answer.get_json()["code"]) == (507, "storage.full"), answer.get_json()
        assert "safe here" in answer.get_json()["detail"]
    assert book.state() == before
    again = book.ask(verb, path, body, key="the-wish")
    assert again.status_code in (200, 201), again.get_json()
    assert book.state() != before
    ran = subprocess.run(["git", "-C", book.repository.path, "fsck", "--strict"], check=False)
    assert ran.returncode == 0


@pytest.mark.parametrize("kind", ["text", "bundle"])
def test_a_book_for_which_there_is_no_room_is_not_made_and_can_be_brought_again(book, house, tmp_path, kind):
    sent = {"path": "/api/v1/projects/import?filename=rain.txt", "data": STORY}
    sent = sent if kind == "text" else _bundle(book, tmp_path)
    before = book.state()
    headers = {"Idempotency-Key": "the-wish"}
    with book.no_room():
        answer = house.call("owner", "POST", headers=headers, **sent)
        assert (answer.status_code, answer.get_json()["code"]) == (507, "storage.full"), answer.get_json()
    assert book.state() == before
    again = house.call("owner", "POST", headers=headers, **sent)
    assert again.status_code == 201, again.get_json()
    made = again.get_json()
    assert head(house.services.get(Store).open(made["project"]["id"])) == made["commit"]
    assert len(house.call("owner", "GET", "/api/v1/projects").get_json()["projects"]) == 2
