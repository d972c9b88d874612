"""A book with its people, over HTTP, and a clock that invitations and offers are kept by."""

import importlib.util
from pathlib import Path

import pytest
from plotweaver_backend.sharing.invitations import InvitationsService
from plotweaver_backend.sharing.ownership import OwnershipService

_SPEC = importlib.util.spec_from_file_location("house", Path(__file__).parents[1] / "http" / "conftest.py")
_HOUSE = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(_HOUSE)
house = _HOUSE.house


class Book:
    """A book that `owner` owns; `editor` and `reader` are in it, `stranger` is not."""

    def __init__(self, house):
        self.house = house
        made = house.call("owner", "POST", "/api/v1/projects", {"title": "Rain"}).get_json()
        self.project = made["project"]["id"]
        house.join("editor")
        for role in ("editor", "reader"):
            self.ok("owner", "PUT", "/members", {"email": f"{role}@example.org", "role": role})
        people = self.ok("owner", "GET", "/members")["members"]
        self.ids = {each["account"]["name"].lower(): each["account"]["id"] for each in people}

    def ask(self, who, verb, path, body=None):
        answer = self.house.call(who, verb, f"/api/v1/projects/{self.project}{path}", body)
        return answer.status_code, answer.get_json().get("code")

    def ok(self, who, verb, path, body=None):
        answer = self.house.call(who, verb, f"/api/v1/projects/{self.project}{path}", body)
        assert answer.status_code < 300, answer.get_json()
        return answer.get_json()

    def roles(self):
        return {m["account"]["name"].lower(): m["role"] for m in self.ok("owner", "GET", "/members")["members"]}

    def invite(self, who="owner", **more):
        """Invite somebody; return the invitation and the token of its link."""
        made = self.ok(who, "POST", "/invitations", {"role": "writer", **more})
        address, _, token = made["link"].partition("#token=")
        assert address.endswith("/join")
        return made, token

    def accept(self, who, token):
        answer = self.house.call(who, "POST", "/api/v1/invitations/accept", {"token": token})
        return answer.status_code, answer.get_json()

    def look(self, token, who=None):
        answer = self.house.call(who, "POST", "/api/v1/invitations/look", {"token": token})
        return answer.status_code, answer.get_json()


@pytest.fixture
def book(house):
    return Book(house)


@pytest.fixture
def later(house, monkeypatch):
    """Let so many seconds pass."""

    def pass_by(seconds):
        for service in (house.services.get(InvitationsService), house.services.get(OwnershipService)):
            now = service._clock()
            monkeypatch.setattr(service, "_clock", lambda now=now: now + seconds)

    return pass_by
