"""An author's own git against the whole of PlotWeaver: clone, push, fetch, and what is refused."""

import httpx
import pytest

TOKENS = "/auth/tokens"


@pytest.fixture
def author(running):
    """A bearer token of the site's author."""
    link = running.new_link().partition("#token=")[2]
    answer = httpx.post(f"{running.origin}/api/v1/auth/link-token", json={"token": link}, timeout=30)
    return answer.json()["access_token"]


@pytest.fixture
def book(running, author):
    """A book with its address for git, by what a token may do."""
    project = running.post(author, "/projects/sample", None)["project"]["id"]
    return Book(running, author, project)


class Book:
    """One book and its addresses."""

    def __init__(self, running, author, project):
        self.running, self.author, self.project = running, author, project

    def address(self, scope="write"):
        made = self.running.post(self.author, TOKENS, {"name": "my editor", "scope": scope})
        host = self.running.origin.removeprefix("http://")
        return f"http://me:{made['secret']}@{host}/git/{self.project}.git", made["token"]["id"]

    def save(self, base, path, text):
        body = {"base": base, "edits": [{"path": path, "text": text}]}
        return self.running.post(self.author, f"/projects/{self.project}/changes", body)["commit"]


def test_what_is_pushed_can_be_fetched_at_once_and_the_other_way_round(book, git, tmp_path):
    address, _ = book.address()
    git("clone", "-q", address, "mine")
    git("clone", "-q", address, "other")
    (tmp_path / "mine/notes.md").write_text("Pushed.\n")
    git("add", "-A", folder="mine")
    git("commit", "-qm", "By hand", folder="mine")
    git("push", "-q", folder="mine")
    git("pull", "-q", folder="other")
    assert (tmp_path / "other/notes.md").read_text() == "Pushed.\n"
    head = git("rev-parse", "HEAD", folder="mine").stdout.strip()
    saved = book.save(head, "notes.md", "Saved in the browser.\n")
    git("pull", "-q", folder="mine")
    assert git("rev-parse", "HEAD", folder="mine").stdout.strip() == saved


def test_a_refused_push_explains_itself_in_the_terminal(book, git, tmp_path):
    address, _ = book.address()
    git("clone", "-q", address, "mine")
    (tmp_path / "mine/link.md").symlink_to("/etc/passwd")
    git("add", "-A", folder="mine")
    git("commit", "-qm", "A link", folder="mine")
    refused = git("push", folder="mine", check=False)
    assert refused.returncode != 0
    for words in ("remote: PlotWeaver did not take this push. Nothing changed.", "link.md", "file.kind", "To mend it:"):
        assert words in refused.stderr


def test_a_reading_token_fetches_and_does_not_push(book, git, tmp_path):
    address, _ = book.address("read")
    git("clone", "-q", address, "mine")
    git("commit", "-q", "--allow-empty", "-m", "Nothing", folder="mine")
    refused = git("push", folder="mine", check=False)
    assert refused.returncode != 0
    assert "This access token may only read" in refused.stderr


def test_a_withdrawn_token_opens_nothing(book, git, running):
    address, token = book.address()
    git("clone", "-q", address, "mine")
    running.post(book.author, f"{TOKENS}/{token}", None, "DELETE")
    refused = git("fetch", folder="mine", check=False)
    assert refused.returncode != 0
    assert "Authentication failed" in refused.stderr


@pytest.mark.parametrize("how", [["--depth=1"], ["--filter=blob:none"], ["--depth=1", "--filter=blob:none"]])
def test_shallow_and_partial_clones_write_as_well(book, git, tmp_path, how):
    address, _ = book.address()
    git("clone", "-q", *how, address, "mine")
    (tmp_path / "mine/notes.md").write_text("From a small clone.\n")
    git("add", "-A", folder="mine")
    git("commit", "-qm", "Small", folder="mine")
    git("push", "-q", folder="mine")
    git("clone", "-q", address, "whole")
    assert (tmp_path / "whole/notes.md").read_text() == "From a small clone.\n"
    git("fsck", "--strict", folder="whole")
