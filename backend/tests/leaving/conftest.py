"""The application of `tests/http`, with a book that others work in."""

import importlib.util
from pathlib import Path

import pytest
from plotweaver_backend.identity.tables import MembershipRow

_SPEC = importlib.util.spec_from_file_location("house", Path(__file__).parents[1] / "http" / "conftest.py")
_HOUSE = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(_HOUSE)
house = _HOUSE.house


@pytest.fixture(autouse=True)
def provider(monkeypatch):
    """A model elsewhere, for which keys can be set."""
    monkeypatch.setenv("PLOTWEAVER_OPENAI_URL", "https://models.invalid/v1")
    monkeypatch.setenv("PLOTWEAVER_OPENAI_MODEL", "great")


@pytest.fixture
def new_book(house):
    """Start a book and return its id."""

    def start(who, title):
        return house.call(who, "POST", "/api/v1/projects", {"title": title}).get_json()["project"]["id"]

    return start


@pytest.fixture
def give(house):
    """Give somebody a role, that of an owner, too."""

    def give(book, who, role):
        account = house.call(who, "GET", "/api/v1/auth/session").get_json()["account"]["id"]
        with house.services.sessions.begin() as db:
            db.merge(MembershipRow(project=book, account=account, role=role))

    return give
