"""The real application with a book in it, its owner, a writer and an editor; and real git that pushes to it."""

import importlib.util
from pathlib import Path

import pytest
from plotweaver_gitstore import head, read_tree
from plotweaver_gitstore.store import Store

_TESTS = Path(__file__).parents[2]
FILE = "characters/elena.md"


def _of(feature):
    spec = importlib.util.spec_from_file_location(feature, _TESTS / feature / "conftest.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# what other features' tests begin with, too
_PUSH, _SUGGESTIONS = _of("push"), _of("suggestions")
house, served, git = _PUSH.house, _PUSH.served, _PUSH.git


class Book:
    """A book of two chapters, `one` with the scenes `a`, `b` and `c` and `two` with `d`, and those who write in it."""

    def __init__(self, house):
        self.house = house
        self.project = house.call("owner", "POST", "/api/v1/projects", {"title": "Rain"}).get_json()["project"]["id"]
        for who, role in (("writer", "writer"), ("editor", "editor")):
            house.join(who)
            self.ok("owner", "PUT", "/members", {"email": f"{who}@example.org", "role": role})

    @property
    def repository(self):
        return self.house.services.get(Store).open(self.project)

    def ask(self, who, verb, path, body=None):
        answer = self.house.call(who, verb, f"/api/v1/projects/{self.project}{path}", body)
        return answer.status_code, answer.get_json()

    def ok(self, who, verb, path, body=None):
        """Do what must succeed and return its answer."""
        status, answer = self.ask(who, verb, path, body)
        assert status < 300, answer
        return answer

    def take(self, who="owner", **wanted):
        wanted = {"kind": "character", "target": FILE, "level": "hard"} | wanted
        return self.ask(who, "POST", "/locks", wanted)

    def write(self, who, path=FILE, text="Rain.\n", **more):
        """Save one file and return the whole answer."""
        edits = more.pop("edits", [{"path": path, "text": text}])
        return self.ask(who, "POST", "/changes", {"base": head(self.repository), "edits": edits, **more})

    def save(self, who, path=FILE, text="Rain.\n", **more):
        status, answer = self.write(who, path, text, **more)
        return status, answer.get("code", "")

    def files(self):
        return read_tree(self.repository, head(self.repository))

    def scene(self):
        return next(path for path in self.files() if path.startswith("manuscript/") and path.endswith(".md"))

    def message(self):
        """Return what the newest version says of itself."""
        return self.repository[head(self.repository)].message


@pytest.fixture
def book(house):
    return Book(house)


@pytest.fixture
def chapters(book):
    """Give the book chapters and scenes with ids of their own."""
    files = {
        "manuscript/book.yaml": "chapters:\n  - one\n  - two\n",
        "manuscript/one/chapter.yaml": "title: One\nscenes:\n  - a\n  - b\n  - c\n",
        "manuscript/two/chapter.yaml": "title: Two\nscenes:\n  - d\n",
        **{f"manuscript/one/{name}.md": f"---\nid: s{name}\n---\nRain.\n" for name in "abc"},
        "manuscript/two/d.md": "---\nid: sd\n---\nSnow.\n",
    }
    assert book.save("owner", edits=[{"path": path, "text": text} for path, text in files.items()]) == (200, "")
    return book


@pytest.fixture
def suggesting(house):
    """A book with a scene that an agent can suggest something for."""
    return _SUGGESTIONS.Desk(house)


@pytest.fixture
def pushing(house, served, git, tmp_path):
    """A work tree with a book in it, and the server it pushes to."""
    return _PUSH.Desk(house, served, git, tmp_path / "mine")
