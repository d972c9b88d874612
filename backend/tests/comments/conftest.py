"""A book with a reviewer, and ways to comment on its words."""

import importlib.util
from pathlib import Path

import pytest
from plotweaver_gitstore import head, read_file

_SPEC = importlib.util.spec_from_file_location("suggesting", Path(__file__).parents[1] / "suggestions" / "conftest.py")
_SUGGESTING = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(_SUGGESTING)
house = _SUGGESTING.house

QUOTE = "The letter came at noon."


class Margin(_SUGGESTING.Desk):
    """What stands in the margin of a book of one scene, which a reviewer and a reader read."""

    def __init__(self, house):
        super().__init__(house)
        house.join("reviewer")
        self.member("reviewer", "reviewer")

    def member(self, who, role):
        given = {"email": f"{who}@example.org", "role": role}
        self.house.call("owner", "PUT", f"/api/v1/projects/{self.project}/members", given)

    def add(self, quote=QUOTE, text="Whose letter?", who="reviewer", key=None, **more):
        """Comment on words of the scene, by default as its reviewer."""
        start = self.text.index(quote) if quote in self.text else 0
        body = {"scene": self.scene, "base": self.base, "start": start, "end": start + len(quote)}
        headers = {"Idempotency-Key": key} if key else {}
        return self.call(who, "POST", "", {**body, "quote": quote, "text": text, **more}, headers=headers)

    def at(self, path):
        """Return a file as it is now."""
        return read_file(self.repository, head(self.repository), path).decode()

    def call(self, who, verb, path, body=None, **more):
        return self.house.call(who, verb, f"/api/v1/projects/{self.project}/comments{path}", body, **more)

    def all(self, who="owner", **query):
        return self.told(who, **query)["comments"]

    def told(self, who="owner", **query):
        answer = self.house.call(who, "GET", f"/api/v1/projects/{self.project}/comments", query_string=query)
        assert answer.status_code == 200, answer.get_json()
        return answer.get_json()

    def words(self, **query):
        """Return where the only comment stands: its scene's id and the words."""
        told = self.told(**query)
        (comment,) = told["comments"]
        place = comment["place"]
        if place is None:
            return None
        there = read_file(self.repository, told["commit"], place["path"]).decode()
        assert there[place["start"] : place["end"]] == place["words"]
        return place["scene"], place["words"]


@pytest.fixture
def margin(house):
    return Margin(house)
