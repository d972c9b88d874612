"""Every operation of this service, asked for by everybody."""

import base64
import json

import pytest
from plotweaver_contracts.catalogue import build, owned_by
from plotweaver_gitstore import head

PROJECT, RUN = "abcdefghijkl", "r1"
OWNED = {each.id: each for each in owned_by(build(), "bff")}
MEMBERS = ("owner", "reader")
ENDED = {
    "id": RUN,
    "project": PROJECT,
    "scene": "s1",
    "workflow": "draft-scene",
    "model": "told",
    "status": "succeeded",
    "step": "writing",
    "text": "Done.",
    "words": 1,
    "cost_usd": 0.0,
    "suggestion": None,
    "error": None,
    "started_at": "2026-11-23T00:00:00+00:00",
}
#: Operation -> what is asked: query and body. Who adds an operation says here how it is asked for.
ASKED = {
    "content.outline": ("", None),
    "content.provenance": ("", None),
    "content.scene": ("", None),
    "content.file": ("", None),
    "content.history": ("", None),
    "content.compare": ("?base={head}&head={head}&path=plotweaver.yaml", None),
    "content.search": ("?q=format", None),
    "content.tree": ("", None),
    "content.version": ("", None),
    "content.changes": ("?from=main&to={head}", None),
    "content.archive": ("?format=tar", None),
    "branches.list": ("", None),
    "runs.stream": ("", None),
    "alias.git_write": ("", {"project": PROJECT, "body": {"title": "x"}}),
    "alias.stories": ("", {"project": PROJECT, "scene": "s1", "words": 40, "model": "told"}),
}


@pytest.fixture
def ask(house, peer, scene):
    peer.answers["GET", f"/api/v1/projects/{PROJECT}/runs/{RUN}"] = (200, ENDED)
    peer.answers["POST", "/api/v1/generate/scene"] = (202, {"run": ENDED})
    newest = head(peer.store.open(PROJECT))

    def of(name, who):
        values = {"project": PROJECT, "scene": scene[0], "path": "plotweaver.yaml", "run": RUN, "operation": "save"}
        values["commit"] = newest
        query, body = ASKED[name]
        path = OWNED[name].template.format(**values) + query.format(head=newest)
        return house.ask(OWNED[name].verb, path, who, json=body)

    return of


@pytest.mark.parametrize("name", OWNED)
def test_every_operation_is_answered_by_who_asks(ask, peer, name):
    for member in MEMBERS:
        assert ask(name, member).status_code == 200
    sent = len(peer.seen)
    nobody, stranger = ask(name, None), ask(name, "stranger")
    assert (nobody.status_code, nobody.json()["code"]) == (401, "auth.required")
    assert nobody.headers["www-authenticate"].startswith("Bearer")
    if OWNED[name].permission == "project:read":
        assert (stranger.status_code, stranger.json()["code"]) == (404, "not_found")
        assert len(peer.seen) == sent
    else:
        # the book is named in the body: the write service decides, by the stranger's own token
        assert _bearer(peer.seen[sent][2]) == "stranger"


def _bearer(headers):
    payload = headers["authorization"].removeprefix("Bearer ").split(".")[1]
    return json.loads(base64.urlsafe_b64decode(payload + "=="))["sub"]


@pytest.mark.parametrize("flaw", ["ended", "another's signature", "nonsense"])
def test_a_token_that_is_not_good_is_nobodys(house, peer, flaw):
    good = peer.token("owner")
    tokens = {
        "ended": peer.token("owner", lifetime=-10),
        "another's signature": good.rpartition(".")[0] + "." + "A" * 86,
        "nonsense": "nonsense",
    }
    answer = house.get(f"/api/v1/projects/{PROJECT}/outline", Authorization=f"Bearer {tokens[flaw]}")
    assert (answer.status_code, answer.json()["code"]) == (401, "auth.required")
