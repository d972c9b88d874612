"""The application of `tests/http` with a model on this machine and one elsewhere; nobody answers there."""

import importlib.util
from pathlib import Path

import pytest
from plotweaver_gitstore import Store, head

_SPEC = importlib.util.spec_from_file_location("house", Path(__file__).parents[1] / "http" / "conftest.py")
_HOUSE = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(_HOUSE)
house = _HOUSE.house


@pytest.fixture(autouse=True)
def models(monkeypatch):
    """Offer a practice model here and a priced one elsewhere; the name resolves nowhere."""
    for name, value in {
        "MODEL_URL": "http://127.0.0.1:9/v1",
        "OPENAI_URL": "https://models.invalid/v1",
        "OPENAI_MODEL": "great",
        "OPENAI_INPUT_USD": "1",
        "OPENAI_OUTPUT_USD": "1",
    }.items():
        monkeypatch.setenv(f"PLOTWEAVER_{name}", value)


class Book:
    """A book, its people, and asking for drafts of it."""

    def __init__(self, house):
        self.house = house
        made = house.call("owner", "POST", "/api/v1/projects", {"title": "Rain"}).get_json()
        self.project, self.base = made["project"]["id"], made["commit"]
        for role in ("editor", "reviewer"):
            house.join(role)
            self.ask("owner", "PUT", "/members", {"email": f"{role}@example.org", "role": role})

    def ask(self, who, verb, path, body=None):
        return self.house.call(who, verb, f"/api/v1/projects/{self.project}{path}", body)

    def allow(self, rule, *providers):
        answer = self.ask("owner", "PUT", "/ai", {"rule": rule, "providers": list(providers)})
        assert answer.status_code == 200, answer.get_json()
        return answer.get_json()

    def declare(self, allow):
        """Write what the book's own file lets, as one who may write in it."""
        self.write(f"format: 1\ntitle: Rain\nai:\n  allow: {allow}\n")

    def write(self, text):
        """Write the book's own file, as one who may write in it."""
        edits = [{"path": "plotweaver.yaml", "text": text}]
        base = head(self.house.services.get(Store).open(self.project))
        answer = self.ask("editor", "POST", "/changes", {"base": base, "edits": edits})
        assert answer.status_code == 200, answer.get_json()


@pytest.fixture
def book(house):
    return Book(house)
