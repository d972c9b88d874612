"""Every way into a book through this service, tried by everybody, in private, link-readable and public books."""

import base64
import json
import subprocess
from dataclasses import replace
from typing import get_args

import httpx
import pytest
from plotweaver_bff.app import create_app
from plotweaver_contracts.catalogue import build, owned_by
from plotweaver_contracts.doors import FETCH, LIVE, OTHERS, RUN
from plotweaver_contracts.identity import Role
from plotweaver_contracts.matrix import VISIBILITIES, cells
from plotweaver_gitstore import head
from starlette.routing import Route
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

PROJECT, RUNNING = "abcdefghijkl", "r1"
OWNED = {each.id: each for each in owned_by(build(), "bff")}
ENDED = {
    "id": RUNNING,
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
    "content.cast": ("", None),
    "content.timeline": ("", None),
    "content.scene": ("", None),
    "content.file": ("", None),
    "content.history": ("", None),
    "content.compare": ("?base={head}&head={head}&path=plotweaver.yaml", None),
    "content.search": ("?q=format", None),
    "content.find": ("?q=format", None),
    "content.tree": ("", None),
    "content.version": ("", None),
    "content.changes": ("?from=main&to={head}", None),
    "content.archive": ("?format=tar", None),
    "content.export": ("?format=txt", None),
    "content.export_progress": ("?format=txt", None),
    "branches.list": ("", None),
    "runs.stream": ("", None),
    "alias.git_write": ("", {"project": PROJECT, "body": {"title": "x"}}),
    "alias.stories": ("", {"project": PROJECT, "scene": "s1", "words": 40, "model": "told"}),
}
STATUS = {"yes": 200, "sign in": 401, "no": 403, "hidden": 404}
CODES = {401: "auth.required", 403: "access.forbidden", 404: "not_found"}
#: What the live connection is closed with.
CLOSED = {"sign in": 4401, "no": 4404, "hidden": 4404}


@pytest.fixture
def everybody(peer):
    """Somebody in each role, named for it."""
    peer.roles = {role: role for role in get_args(Role)}


@pytest.fixture
def seen_by(house, peer, until):
    """Let the book be of a visibility."""

    def change(visibility):
        seq = peer.tell("permissions.changed", {"account": "", "role": None, "visibility": visibility})
        until(lambda: house.parts.position.seq >= seq, "the new visibility")

    return change


@pytest.fixture
def ask(everybody, house, peer, scene):
    peer.answers["GET", f"/api/v1/projects/{PROJECT}/runs/{RUNNING}"] = (200, ENDED)
    peer.answers["POST", "/api/v1/generate/scene"] = (202, {"run": ENDED})
    newest = head(peer.store.open(PROJECT))
    values = {"project": PROJECT, "scene": scene[0], "path": "plotweaver.yaml", "run": RUNNING, "operation": "save"}

    with httpx.Client(base_url=house.origin, timeout=20) as client:

        def of(name, who):
            query, body = asked(name)
            path = OWNED[name].template.format(**values, commit=newest) + query.format(head=newest)
            headers = {} if who == "nobody" else {"Authorization": f"Bearer {peer.token(who)}"}
            return client.request(OWNED[name].verb, path, json=body, headers=headers)

        yield of


def asked(name):
    assert name in ASKED, f"say in ASKED how {name} is asked for"
    return ASKED[name]


def test_every_operation_on_a_book(ask, seen_by, peer):
    wrong = []
    for visibility in VISIBILITIES:
        seen_by(visibility)
        for name, operation in OWNED.items():
            if operation.within is not None:
                continue
            for cell in (each for each in cells(operation.permission) if each.visibility == visibility):
                answer = ask(name, cell.person)
                code = None if answer.is_success else answer.json()["code"]
                if (answer.status_code, code) != (STATUS[cell.verdict], CODES.get(STATUS[cell.verdict])):
                    wrong.append((name, cell, answer.status_code, code))
    assert wrong == []


@pytest.mark.parametrize("name", [each.id for each in OWNED.values() if each.within])
def test_of_an_alias_the_write_service_decides_by_the_callers_own_token(ask, peer, name):
    nobody = ask(name, "nobody")
    assert (nobody.status_code, nobody.json()["code"]) == (401, "auth.required")
    assert nobody.headers["www-authenticate"].startswith("Bearer")
    sent = len(peer.seen)
    ask(name, "stranger")
    assert _bearer(peer.seen[sent][2]) == "stranger"


def test_the_live_room(everybody, house, peer, seen_by):
    wrong = []
    for visibility in VISIBILITIES:
        seen_by(visibility)
        for cell in (each for each in cells(LIVE.permission) if each.visibility == visibility):
            got = joined(house, peer, cell.person)
            if got != CLOSED.get(cell.verdict, "hello"):
                wrong.append((cell, got))
    assert wrong == []


def joined(house, peer, who):
    headers = {} if who == "nobody" else {"Authorization": f"Bearer {peer.token(who)}"}
    address = house.origin.replace("http", "ws") + "/api/v1/live"
    with connect(address, additional_headers=headers, compression=None, open_timeout=20) as socket:
        socket.send(json.dumps({"type": "subscribe", "project": PROJECT}))
        try:
            return json.loads(socket.recv(timeout=20))["type"]
        except ConnectionClosed as closed:
            return closed.rcvd.code


def test_clones_and_pushes(everybody, house, peer, seen_by):
    offer = f"/api/v1/internal/projects/{PROJECT}/receive-pack"
    wrong = []
    for visibility in VISIBILITIES:
        seen_by(visibility)
        for cell in (each for each in cells(FETCH.permission) if each.visibility == visibility):
            shown = None if cell.person == "nobody" else ("any", peer.token(cell.person))
            url = f"{house.origin}/git/{PROJECT}.git/info/refs?service=git-upload-pack"
            answer = httpx.get(url, auth=shown, timeout=20)
            if answer.status_code != STATUS[cell.verdict]:
                wrong.append((cell, answer.status_code))
    assert wrong == []
    # of a push the write service decides, by the caller's own token; without one it is not even asked
    sent = len(peer.seen)
    push = f"{house.origin}/git/{PROJECT}.git/info/refs?service=git-receive-pack"
    assert httpx.get(push, timeout=20).status_code == 401
    assert len(peer.seen) == sent
    peer.answers["GET", offer] = (404, {})
    assert httpx.get(push, auth=("any", peer.token("stranger")), timeout=20).status_code == 404
    assert _bearer(peer.seen[sent][2]) == "stranger"


def test_a_public_book_is_cloned_by_git_without_an_account(house, seen_by, tmp_path, git):
    address = f"{house.origin}/git/{PROJECT}.git"
    with pytest.raises(subprocess.CalledProcessError):
        git("-c", "core.askPass=true", "clone", "--quiet", address, str(tmp_path / "before"))
    seen_by("public")
    git("clone", "--quiet", address, str(tmp_path / "clone"))
    assert (tmp_path / "clone/plotweaver.yaml").exists()


def test_a_way_that_nobody_said_how_to_try_fails_the_build(house):
    added = replace(OWNED["content.outline"], id="content.burn")
    with pytest.raises(AssertionError, match=r"content\.burn"):
        for name in {**OWNED, added.id: added}:
            asked(name)
    assert set(ASKED) == set(OWNED)
    app = create_app(house.parts)
    assert ways_besides(app) <= {"/git/{project}.git", "/api/v1/live", "/health", ""}
    app.router.routes.append(Route("/books/{project}/export", lambda _: None))
    assert "/books/{project}/export" in ways_besides(app)
    assert {each.id for each in OTHERS} == {LIVE.id, FETCH.id, RUN.id}


def ways_besides(app):
    """The beginnings of every address that is no operation of the catalogue's."""
    paths = {route.path for route in app.router.routes if route.name not in build()}
    for known in ("/git/{project}.git", "/health"):
        paths = {known if path.startswith(f"{known}/") else path for path in paths}
    return {"" if path == "/{path:path}" else path for path in paths}


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
